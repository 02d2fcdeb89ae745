package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;

/// What an enclave says about one score (design `attestation-and-scoring.md` section 7). Tells nothing about the payment to
/// whoever lacks the salts of the commitments.
///
/// @param gateway the payer's bank
/// @param instance enclave instance
/// @param epoch of the instance
/// @param sequence gapless per gateway, instance and epoch, from 1
/// @param sides `joint` or `payer-only`
/// @param modelDigest of the model file
/// @param uses grants of both sides under which the score was made
/// @param mandateHeight block of the mandate the enclave went by
/// @param decidedAt the payer's claim, ms since the epoch: an enclave has no clock
/// @param evidence digest of the instance's evidence
/// @param measurement of the image
public record ScoreReceipt(PartyId gateway, String instance, int epoch, long sequence, Digest requestCommitment,
        Digest scoreCommitment, String decisionBand, String sides, ModelRef model, Digest modelDigest, int policyVersion,
        String purpose, List<UseRef> uses, long mandateHeight, long decidedAt, Digest evidence, Digest measurement)
        implements LogEntry {

    public static final String KIND = "ScoreReceipt";

    public ScoreReceipt {
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        Shape.count("sequence", sequence);
        Shape.id("decisionBand", decisionBand);
        Shape.id("sides", sides);
        Shape.count("policyVersion", policyVersion);
        Shape.id("purpose", purpose);
        uses = List.copyOf(uses);
        Shape.count("mandateHeight", mandateHeight);
        Shape.time("decidedAt", decidedAt);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void write(FactWriter out) {
        out.party("gateway", gateway).id("instance", instance).integer("epoch", epoch).integer("sequence", sequence)
                .digest("requestCommitment", requestCommitment).digest("scoreCommitment", scoreCommitment)
                .id("decisionBand", decisionBand).id("sides", sides).nested("model", model, ModelRef::write)
                .digest("modelDigest", modelDigest).integer("policyVersion", policyVersion).id("purpose", purpose)
                .objects("uses", uses, UseRef::write).integer("mandateHeight", mandateHeight)
                .integer("decidedAt", decidedAt).digest("evidence", evidence).digest("measurement", measurement);
    }

    static ScoreReceipt read(FactReader in) throws MalformedFact {
        return new ScoreReceipt(in.party("gateway"), in.id("instance"), in.count("epoch"), in.whole("sequence"),
                in.digest("requestCommitment"), in.digest("scoreCommitment"), in.id("decisionBand"), in.id("sides"),
                in.nested("model", ModelRef::read), in.digest("modelDigest"), in.count("policyVersion"), in.id("purpose"),
                in.objects("uses", UseRef::read), in.whole("mandateHeight"), in.time("decidedAt"), in.digest("evidence"),
                in.digest("measurement"));
    }
}
