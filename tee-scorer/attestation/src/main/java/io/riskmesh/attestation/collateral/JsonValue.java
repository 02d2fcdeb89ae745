package io.riskmesh.attestation.collateral;

import java.util.List;
import java.util.Map;

/// A value of [StrictJson].
sealed interface JsonValue {

    record Obj(Map<String, JsonValue> fields) implements JsonValue {}

    record Arr(List<JsonValue> items) implements JsonValue {}

    record Str(String value) implements JsonValue {}

    record Int(long value) implements JsonValue {}

    record Bool(boolean value) implements JsonValue {}
}
