package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// Orders which banks' vectors may be opened together, slot range after slot range. The first record of a run adds its cohort.
public final class FreezeSurvivors implements Rule<SurvivorRecord> {

    @Override
    public boolean speaksForCaller(SurvivorRecord survivors, Call call) throws Refused {
        return RunOnLedger.named(survivors.run(), call).run().by().equals(call.party());
    }

    @Override
    public List<Fact> check(SurvivorRecord survivors, Call call) throws Refused, MalformedFact {
        if (survivors.signatures().isPresent()) {
            throw new MalformedFact("Records with signatures of members are not used");
        }
        if (survivors.seq() > 1 && !call.request().beside().fields().isEmpty()) {
            throw new MalformedFact("Only the first record of a run names " + CohortRule.COHORT_SEQ);
        }
        RunOnLedger run = RunOnLedger.named(survivors.run(), call);
        List<PartyId> participants = run.seal().participants();
        run.mustBeOpen();
        call.chain(seq -> SurvivorRecord.keyOf(run.id(), seq)).mustContinueAt(survivors.seq());
        if (survivors.seq() > 1) {
            checkSlots(survivors, call);
        }
        for (PartyId member : survivors.members()) {
            Refused.unless(participants.contains(member), SharedReason.NOT_A_MEMBER, member + " takes no part in the run");
        }
        run.mustBeEnough(survivors.members());
        run.mustHaveNoRevokedGrant();
        return survivors.seq() == 1
                ? CohortRule.check(run, survivors.members(), call).<List<Fact>>map(List::of).orElse(List.of())
                : List.of();
    }

    private static void checkSlots(SurvivorRecord survivors, Call call) throws Refused {
        int last = call.ledger().need(SurvivorRecord.keyOf(survivors.run(), survivors.seq() - 1), SurvivorRecord.class).lastSlot();
        Refused.unless(survivors.firstSlot() > last, LedgerReason.SLOTS_OVERLAP,
                "slots to " + last + " are taken, got " + survivors.firstSlot());
    }
}
