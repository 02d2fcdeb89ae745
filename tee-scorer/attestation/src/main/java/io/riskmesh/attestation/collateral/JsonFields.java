package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The fields of one object by name and type. Fields that nobody asks for are let be: the maker signs them and may add some.
record JsonFields(JsonValue.Obj object) {

    /// `2022-12-16T12:45:36Z`
    private static final int DATE_LENGTH = 20;

    static JsonFields of(byte[] document) throws Rejected {
        return of(StrictJson.parse(document));
    }

    private static JsonFields of(JsonValue value) throws Rejected {
        if (value instanceof JsonValue.Obj object) {
            return new JsonFields(object);
        }
        throw new Rejected(COLLATERAL_MALFORMED, "expected an object");
    }

    boolean has(String name) {
        return object.fields().containsKey(name);
    }

    String text(String name) throws Rejected {
        if (object.fields().get(name) instanceof JsonValue.Str(String value)) {
            return value;
        }
        throw wrong(name, "a text");
    }

    int integer(String name, int least, int most) throws Rejected {
        if (object.fields().get(name) instanceof JsonValue.Int(long value) && value >= least && value <= most) {
            return (int) value;
        }
        throw wrong(name, "a number within " + least + ".." + most);
    }

    /// Hex of either case.
    byte[] hex(String name, int bytes) throws Rejected {
        String text = text(name);
        try {
            if (text.length() == 2 * bytes) {
                return HexFormat.of().parseHex(text);
            }
        } catch (IllegalArgumentException _) {
            // Rejected below, as a text of another length.
        }
        throw wrong(name, bytes + " bytes in hex");
    }

    /// A time in UTC to the second, as ms since the epoch.
    long date(String name) throws Rejected {
        String text = text(name);
        try {
            if (text.length() == DATE_LENGTH && text.endsWith("Z")) {
                return Instant.parse(text).toEpochMilli();
            }
        } catch (DateTimeException _) {
            // Rejected below, as a text of another length.
        }
        throw wrong(name, "a time of UTC in seconds");
    }

    JsonFields object(String name) throws Rejected {
        if (object.fields().get(name) instanceof JsonValue.Obj found) {
            return new JsonFields(found);
        }
        throw wrong(name, "an object");
    }

    List<JsonFields> objects(String name) throws Rejected {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonValue item : array(name)) {
            objects.add(of(item));
        }
        return List.copyOf(objects);
    }

    /// Texts; none if there is no such field.
    List<String> textsIfAny(String name) throws Rejected {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : has(name) ? array(name) : List.<JsonValue>of()) {
            if (!(item instanceof JsonValue.Str(String value))) {
                throw wrong(name, "texts");
            }
            texts.add(value);
        }
        return List.copyOf(texts);
    }

    private List<JsonValue> array(String name) throws Rejected {
        if (object.fields().get(name) instanceof JsonValue.Arr(List<JsonValue> items)) {
            return items;
        }
        throw wrong(name, "an array");
    }

    private static Rejected wrong(String name, String expected) {
        return new Rejected(COLLATERAL_MALFORMED, "expected " + expected + " as " + name);
    }
}
