package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.TreeMap;

/// Collects the fields of one fact and gives its canonical bytes.
final class FactWriter {

    private final TreeMap<String, CanonicalValue> fields = new TreeMap<>();

    FactWriter(String kind, int version) {
        text("kind", kind);
        integer("v", version);
    }

    FactWriter text(String name, String value) {
        fields.put(name, new CanonicalValue.Text(value));
        return this;
    }

    FactWriter integer(String name, long value) {
        fields.put(name, new CanonicalValue.Int(value));
        return this;
    }

    FactWriter digest(String name, Digest value) {
        return text(name, value.hex());
    }

    FactWriter parties(String name, List<PartyId> sorted) {
        List<CanonicalValue> items =
                sorted.stream().<CanonicalValue>map(party -> new CanonicalValue.Text(party.value())).toList();
        fields.put(name, new CanonicalValue.Array(items));
        return this;
    }

    byte[] bytes() {
        return CanonicalJson.encode(new CanonicalValue.Obj(fields));
    }
}
