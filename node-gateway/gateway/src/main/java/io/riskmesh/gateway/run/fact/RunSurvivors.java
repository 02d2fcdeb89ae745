package io.riskmesh.gateway.run.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Answers from this bank's own projection whether a set is the set of its slots. A set that is not there yet is waited for, as a
/// block may still be on its way; what never comes is not proven.
public final class RunSurvivors implements SurvivorEvidence {
    private final RunFacts facts;
    private final RunId run;
    private final Duration most;

    /// @param most time to wait for a block
    public RunSurvivors(RunFacts facts, RunId run, Duration most) {
        this.facts = facts;
        this.run = run;
        this.most = most;
    }

    @Override
    public boolean proves(SurvivorSet set, Octets evidence) {
        try {
            return facts.await(() -> found(set), most).isPresent();
        } catch (IOException | RunStopped _) {
            return false; // not proven now: the bank leaves the sum, and the run may be taken up again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<SurvivorRecord> found(SurvivorSet set) throws IOException {
        return facts.list(SurvivorRecord.class, FactKind.SURVIVOR_RECORD, run.toString()).stream()
                .filter(record -> record.firstSlot() == set.firstSlot() && record.lastSlot() == set.lastSlot()
                        && record.members().stream().map(PartyId::value).toList().equals(set.members().parties()))
                .findFirst();
    }
}
