package io.riskmesh.gateway.api.contribution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Money as the API writes it: whole minor units, below 0 where something is taken back.
final class Money {
    private Money() {}

    static ObjectNode of(String currency, long minorUnits) {
        return JsonNodeFactory.instance.objectNode().put("currency", currency).put("minorUnits", minorUnits);
    }
}
