package io.riskmesh.contract.query;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.field.FactReader;
import java.util.List;

/// Reads the requests of queries. They name no consortium: who does not know which is in force finds out by a query.
final class KeyRequest {

    private KeyRequest() {}

    static FactReader reader(byte[] request) throws MalformedFact {
        if (CanonicalJson.decode(request) instanceof CanonicalValue.Obj object) {
            return new FactReader(object);
        }
        throw new MalformedFact("A request is an object");
    }

    /// A key, or the beginning of one, as `TYPE/attribute/...`.
    static FactKey key(String text) throws MalformedFact {
        List<String> parts = List.of(text.split("/", -1));
        if (FactKind.ofKeyType(parts.getFirst()).isEmpty()) {
            throw new MalformedFact("No facts have keys of type " + parts.getFirst());
        }
        try {
            return new FactKey(parts.getFirst(), parts.subList(1, parts.size()));
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
