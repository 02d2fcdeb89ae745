package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import java.util.TreeMap;

/// The requests that a transaction takes: a fact's own fields, the consortium, and what some transactions want besides.
public final class Requests {
    private Requests() {}

    /// The request for a fact, in canonical bytes.
    ///
    /// @param consortium sequence of the one that the caller takes to be in force; 0 before the first
    public static byte[] of(Fact fact, int consortium) {
        return CanonicalJson.encode(with(Facts.ownFields(fact), "consortium", consortium));
    }

    /// An object with one field more.
    public static CanonicalValue.Obj with(CanonicalValue.Obj object, String field, CanonicalValue value) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(object.fields());
        fields.put(field, value);
        return new CanonicalValue.Obj(fields);
    }

    /// An object with one number more.
    public static CanonicalValue.Obj with(CanonicalValue.Obj object, String field, long value) {
        return with(object, field, new CanonicalValue.Int(value));
    }

    /// An object of one text.
    static CanonicalValue.Obj text(String field, String value) {
        return with(new CanonicalValue.Obj(new TreeMap<>()), field, new CanonicalValue.Text(value));
    }
}
