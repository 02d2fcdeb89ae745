package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ActivationState;
import java.util.Optional;

/// Puts a model version in use, or out of it. The last of a model's chain counts.
///
/// @param seq of the chain of the name, from 1
/// @param referenceValues the scorer image that may run it
/// @param policyDigest bands and the rule for a late other side
public record Activation(PartyId by, long at, String name, int seq, int version, ActivationState state,
        String referenceValues, Digest policyDigest, Optional<String> reasonCode) implements Fact {

    public Activation {
        Shape.time("at", at);
        Shape.id("name", name);
        Shape.sequence("seq", seq);
        Shape.sequence("version", version);
        Shape.id("referenceValues", referenceValues);
        Shape.optionalId("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.ACTIVATION;
    }

    @Override
    public FactKey key() {
        return keyOf(name, seq);
    }

    public static FactKey keyOf(String name, int seq) {
        return FactKind.ACTIVATION.key(name, FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("name", name).integer("seq", seq).integer("version", version).constant("state", state)
                .id("referenceValues", referenceValues).digest("policyDigest", policyDigest)
                .optional("reasonCode", reasonCode, out::id);
    }

    static Activation read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Activation(by, at, in.id("name"), in.sequence("seq"), in.sequence("version"),
                in.constant("state", ActivationState.class), in.id("referenceValues"), in.digest("policyDigest"),
                in.optional("reasonCode", in::id));
    }
}
