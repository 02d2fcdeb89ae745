package io.riskmesh.contract.world;

import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import java.util.TreeMap;

/// A call that somebody may make.
public record Ask(String function, Person who, CanonicalValue.Obj request) {

    /// The request that asks for a fact.
    public static Ask of(String function, Person who, int consortium, Fact fact) {
        return new Ask(function, who, Facts.ownFields(fact)).with("consortium", new CanonicalValue.Int(consortium));
    }

    public Ask by(Person other) {
        return new Ask(function, other, request);
    }

    public Ask with(String field, CanonicalValue value) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(request.fields());
        fields.put(field, value);
        return new Ask(function, who, new CanonicalValue.Obj(fields));
    }

    public Ask with(String field, long value) {
        return with(field, new CanonicalValue.Int(value));
    }

    public Ask with(String field, String value) {
        return with(field, new CanonicalValue.Text(value));
    }

    public Ask without(String field) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(request.fields());
        if (fields.remove(field) == null) {
            throw new AssertionError("No field " + field);
        }
        return new Ask(function, who, new CanonicalValue.Obj(fields));
    }
}
