package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Takes the fields of one fact by name and type; a field left over, missing or of another type is refused.
final class FactReader {

    private final TreeMap<String, CanonicalValue> fields;

    FactReader(String kind, int version, byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A fact is an object");
        }
        fields = new TreeMap<>(object.fields());
        if (!text("kind").equals(kind) || integer("v") != version) {
            throw new MalformedFact("Expected " + kind + " of version " + version);
        }
    }

    String text(String name) throws MalformedFact {
        if (fields.remove(name) instanceof CanonicalValue.Text(String value)) {
            return value;
        }
        throw new MalformedFact("Expected the text " + name);
    }

    long integer(String name) throws MalformedFact {
        if (fields.remove(name) instanceof CanonicalValue.Int(long value)) {
            return value;
        }
        throw new MalformedFact("Expected the integer " + name);
    }

    long integer(String name, long least, long most) throws MalformedFact {
        long value = integer(name);
        if (value < least || value > most) {
            throw new MalformedFact(name + " lies within " + least + ".." + most + ", got " + value);
        }
        return value;
    }

    Digest digest(String name) throws MalformedFact {
        String hex = text(name);
        if (!Digest.isHex(hex)) {
            throw new MalformedFact("Expected a digest as " + name);
        }
        return Digest.fromHex(hex);
    }

    String id(String name) throws MalformedFact {
        String id = text(name);
        if (!PartyId.isId(id)) {
            throw new MalformedFact("Expected an id as " + name);
        }
        return id;
    }

    /// A set: sorted, without duplicates.
    List<PartyId> parties(String name) throws MalformedFact {
        if (!(fields.remove(name) instanceof CanonicalValue.Array(List<CanonicalValue> items))) {
            throw new MalformedFact("Expected the set " + name);
        }
        List<PartyId> parties = new ArrayList<>();
        for (CanonicalValue item : items) {
            parties.add(party(name, item));
        }
        if (!PartySet.isSorted(parties)) {
            throw new MalformedFact(name + " is a set: sorted, each party once");
        }
        return List.copyOf(parties);
    }

    private static PartyId party(String name, CanonicalValue item) throws MalformedFact {
        if (item instanceof CanonicalValue.Text(String id) && PartyId.isId(id)) {
            return new PartyId(id);
        }
        throw new MalformedFact("Expected party ids in " + name);
    }

    void end() throws MalformedFact {
        if (!fields.isEmpty()) {
            throw new MalformedFact("Unknown field " + fields.firstKey());
        }
    }
}
