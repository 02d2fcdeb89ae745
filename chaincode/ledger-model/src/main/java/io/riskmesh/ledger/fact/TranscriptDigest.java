package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;

/// What one bank saw of trees `fromTree..toTree` (both inclusive): equal at all honest banks.
///
/// @param by the bank that saw it
/// @param transcript running digest over all messages; opened sums stand in it as hiding commitments only
/// @param modelSoFar digest of the canonical model file after `toTree`
/// @param leafSumRoot salted Merkle root over the bank's own leaf sums so far; differs from bank to bank
public record TranscriptDigest(PartyId by, long at, RunId run, int fromTree, int toTree, Digest transcript,
        Digest modelSoFar, Digest leafSumRoot) implements Fact {

    public TranscriptDigest {
        Shape.time("at", at);
        Shape.within("fromTree", fromTree, 0, Integer.MAX_VALUE);
        Shape.within("toTree", toTree, fromTree, Integer.MAX_VALUE);
    }

    @Override
    public FactKind kind() {
        return FactKind.TRANSCRIPT_DIGEST;
    }

    @Override
    public FactKey key() {
        return keyOf(run, by, toTree);
    }

    public static FactKey keyOf(RunId run, PartyId party, int toTree) {
        return FactKind.TRANSCRIPT_DIGEST.key(run.toString(), party.value(), FactKey.sequence(toTree));
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).integer("fromTree", fromTree).integer("toTree", toTree)
                .digest("transcript", transcript).digest("modelSoFar", modelSoFar).digest("leafSumRoot", leafSumRoot);
    }

    static TranscriptDigest read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new TranscriptDigest(by, at, RunId.parse(in.id("run")), in.count("fromTree"), in.count("toTree"),
                in.digest("transcript"), in.digest("modelSoFar"), in.digest("leafSumRoot"));
    }
}
