package io.riskmesh.gateway.api.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/// The file of a bank's received payments that belongs to a data set of its sent ones.
///
/// @param file a name in the bank's folder
/// @param key column of both files that names a payment
/// @param payerBank its column with the payer's bank
/// @param payeeBank column of the sent payments with the payee's bank
public record RegisteredPayees(String file, String key, String payerBank, String payeeBank) {

    boolean isWhole() {
        return Stream.of(file, key, payerBank, payeeBank).noneMatch(String::isEmpty);
    }

    ObjectNode stored() {
        return JsonNodeFactory.instance.objectNode().put("file", file).put("key", key).put("payerBank", payerBank).put("payeeBank", payeeBank);
    }

    static Optional<RegisteredPayees> of(JsonNode stored) {
        return stored.isObject() ? Optional.of(new RegisteredPayees(stored.get("file").asText(), stored.get("key").asText(),
                stored.get("payerBank").asText(), stored.get("payeeBank").asText())) : Optional.empty();
    }
}
