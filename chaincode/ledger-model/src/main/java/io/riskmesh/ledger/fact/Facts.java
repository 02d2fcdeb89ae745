package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;

/// From bytes to facts and back.
public final class Facts {

    private Facts() {}

    /// Reads a value of the ledger. Whatever the bytes are: a fact whose canonical bytes they are, or a [MalformedFact].
    public static Fact decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, CanonicalJson.LARGE_BYTES) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A fact is an object");
        }
        FactReader in = new FactReader(object);
        String id = in.id("kind");
        FactKind kind = FactKind.named(id).orElseThrow(() -> new MalformedFact("Unknown kind " + id));
        if (bytes.length > kind.maxBytes()) {
            throw new MalformedFact("At most " + kind.maxBytes() + " bytes of " + id + ", got " + bytes.length);
        }
        int version = in.count("v");
        if (version != kind.version()) {
            throw new MalformedFact("Expected " + id + " of version " + kind.version() + ", got " + version);
        }
        return read(kind, in.party("by"), in.time("at"), in);
    }

    /// Reads a value that must be of one kind.
    public static <F extends Fact> F decode(Class<F> type, byte[] bytes) throws MalformedFact {
        Fact fact = decode(bytes);
        if (!type.isInstance(fact)) {
            throw new MalformedFact("Expected " + type.getSimpleName() + ", got " + fact.kind().id());
        }
        return type.cast(fact);
    }

    /// The fact that a request asks to be written: its own fields, completed by who asks and when.
    ///
    /// @param fields of the fact's own, without `v`, `kind`, `by` and `at`
    public static Fact complete(FactKind kind, PartyId by, long at, CanonicalValue.Obj fields) throws MalformedFact {
        Fact fact = read(kind, by, at, new FactReader(fields));
        int length = fact.canonicalBytes().length;
        if (length > kind.maxBytes()) {
            throw new MalformedFact("At most " + kind.maxBytes() + " bytes of " + kind.id() + ", got " + length);
        }
        return fact;
    }

    /// The fact's own fields: what a request to write it carries.
    public static CanonicalValue.Obj ownFields(Fact fact) {
        FactWriter out = new FactWriter();
        fact.write(out);
        return out.object();
    }

    // Records check their own ranges, as they are built in memory too; here what they refuse came from outside.
    private static Fact read(FactKind kind, PartyId by, long at, FactReader in) throws MalformedFact {
        try {
            Fact fact = kind.read(by, at, in);
            in.end();
            return fact;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
