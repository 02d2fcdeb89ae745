package io.riskmesh.contract.request;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.field.FactReader;
import java.util.List;
import java.util.TreeMap;

/// What a caller sends: `{consortium, ...}` with the fact's own fields, in canonical JSON. What the contract knows by itself (`v`,
/// `kind`, `by`, `at`) may not stand in it.
///
/// @param consortium sequence of the consortium that the caller takes to be in force; 0 before the first
/// @param own fields of the fact to be written
/// @param beside fields that the rule needs besides
public record Request(int consortium, CanonicalValue.Obj own, CanonicalValue.Obj beside) {

    private static final String CONSORTIUM = "consortium";

    /// @param besides names of the fields that do not belong to the fact
    public static Request decode(byte[] bytes, List<String> besides) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj(var fields))) {
            throw new MalformedFact("A request is an object");
        }
        TreeMap<String, CanonicalValue> own = new TreeMap<>(fields);
        TreeMap<String, CanonicalValue> beside = new TreeMap<>();
        for (String name : besides) {
            CanonicalValue value = own.remove(name);
            if (value != null) {
                beside.put(name, value);
            }
        }
        return new Request(consortium(own.remove(CONSORTIUM)), new CanonicalValue.Obj(own), new CanonicalValue.Obj(beside));
    }

    private static int consortium(CanonicalValue value) throws MalformedFact {
        if (value instanceof CanonicalValue.Int(long seq) && seq >= 0 && seq <= Integer.MAX_VALUE) {
            return (int) seq;
        }
        throw new MalformedFact("Expected the sequence of the consortium in force as consortium");
    }

    /// The fields besides those of the fact; the reader's `end` refuses what nobody took.
    public FactReader besides() {
        return new FactReader(beside);
    }

    /// The fact that these fields are, said by `by` at `at`.
    public Fact fact(FactKind kind, PartyId by, long at) throws MalformedFact {
        return Facts.complete(kind, by, at, own);
    }
}
