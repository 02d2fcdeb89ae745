package io.riskmesh.securesum.context;

import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.proof.PartySigner;
import io.riskmesh.securesum.proof.PartyVerifier;
import io.riskmesh.securesum.proof.RecordAuthenticator;
import io.riskmesh.securesum.proof.SignedRecords;
import io.riskmesh.securesum.proof.TaggedRecords;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;

/// What the machines of one party share during a session and what never changes in it. Confined to one thread at a time,
/// because the primitives are.
public record SumContext(
        PairKeys keys, Primitives primitives, PartySigner signer, PartyVerifier verifier, SurvivorEvidence evidence) {

    public String self() {
        return keys.self();
    }

    public RecordAuthenticator authenticator(Authentication mode) {
        return switch (mode) {
            case SIGNED -> new SignedRecords(signer, verifier);
            case TAGGED -> new TaggedRecords(keys, primitives);
        };
    }

    public AggregationKeys keysOf(Octets aggregation) {
        return new AggregationKeys(keys, aggregation, primitives);
    }

    public Octets sha256(Octets data) {
        return Octets.wrap(primitives.sha256(data.array()));
    }

    /// The record's digest, once its proof holds.
    public Octets authentic(SumRecord record, Authentication mode) throws RefusedInput {
        Octets digest = record.digest(primitives);
        RefusedInput.unless(authenticator(mode).verify(record, digest),
                SumRefusal.SIGNATURE_INVALID, "a valid proof by " + record.party(), "another");
        return digest;
    }

    @Override
    public String toString() {
        return "SumContext[" + self() + "]";
    }
}
