package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;
import java.util.List;

/// Closes the list of participants: those who revealed.
///
/// @param participants sorted
/// @param coinSeed see [Coin#seed]
public record RunSeal(PartyId by, long at, RunId run, List<PartyId> participants, Digest coinSeed) implements Fact {

    public RunSeal {
        Shape.time("at", at);
        participants = Shape.set("participants", participants);
    }

    @Override
    public FactKind kind() {
        return FactKind.RUN_SEAL;
    }

    @Override
    public FactKey key() {
        return keyOf(run);
    }

    public static FactKey keyOf(RunId run) {
        return FactKind.RUN_SEAL.key(run.toString());
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).parties("participants", participants).digest("coinSeed", coinSeed);
    }

    static RunSeal read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new RunSeal(by, at, RunId.parse(in.id("run")), in.parties("participants"), in.digest("coinSeed"));
    }
}
