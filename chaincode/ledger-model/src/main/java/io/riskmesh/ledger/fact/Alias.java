package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A second name of an activation, such as `current`. The last of an alias's chain counts.
public record Alias(PartyId by, long at, String name, String alias, int seq, int activationSeq) implements Fact {

    public Alias {
        Shape.time("at", at);
        Shape.id("name", name);
        Shape.id("alias", alias);
        Shape.sequence("seq", seq);
        Shape.sequence("activationSeq", activationSeq);
    }

    @Override
    public FactKind kind() {
        return FactKind.ALIAS;
    }

    @Override
    public FactKey key() {
        return keyOf(name, alias, seq);
    }

    public static FactKey keyOf(String name, String alias, int seq) {
        return FactKind.ALIAS.key(name, alias, FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("name", name).id("alias", alias).integer("seq", seq).integer("activationSeq", activationSeq);
    }

    static Alias read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Alias(by, at, in.id("name"), in.id("alias"), in.sequence("seq"), in.sequence("activationSeq"));
    }
}
