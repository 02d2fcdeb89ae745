package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which banks' sums may be opened together: one set per slot, and no two sets over the same days that differ by one or two banks.
final class CohortRules {

    private CohortRules() {}

    static void check(SurvivorRecord record, Scene scene) throws BrokenRule {
        RunView run = RunView.named(record.run(), scene);
        BrokenRule.unless(record.by().equals(run.run().by()), SharedReason.WRONG_PARTY,
                record.by() + " did not open run " + record.run());
        run.mustBeOpen();
        List<PartyId> participants = run.needSeal().participants();
        scene.mustContinue(seq -> SurvivorRecord.keyOf(record.run(), seq), record.seq());
        checkSlots(record, scene);
        BrokenRule.unless(participants.containsAll(record.members()), SharedReason.NOT_A_MEMBER,
                "members beyond the participants " + participants);
        run.mustBeEnough(record.members());
        run.mustHaveNoRevokedGrant();
        if (record.seq() == 1) {
            mustKeepDistance(run, record.members());
            boolean linked = scene.beside(CohortLink.class).stream().anyMatch(link -> link.run().equals(record.run()));
            BrokenRule.unless(linked || run.isSafeFromSubtraction(), AuditReason.UNEXPECTED_WRITE,
                    "the run's first set adds no cohort");
        }
    }

    private static void checkSlots(SurvivorRecord record, Scene scene) throws BrokenRule {
        Optional<SurvivorRecord> before = record.seq() == 1 ? Optional.empty()
                : scene.find(SurvivorRecord.keyOf(record.run(), record.seq() - 1), SurvivorRecord.class);
        BrokenRule.unless(before.isEmpty() || record.firstSlot() > before.get().lastSlot(), LedgerReason.SLOTS_OVERLAP,
                "slots from " + record.firstSlot() + " belong to an earlier set");
    }

    static void check(CohortLink link, Scene scene) throws BrokenRule {
        RunView run = RunView.named(link.run(), scene);
        SurvivorRecord first = scene.beside(SurvivorRecord.class).stream()
                .filter(record -> record.run().equals(link.run()) && record.seq() == 1).findFirst()
                .orElseThrow(() -> new BrokenRule(AuditReason.UNEXPECTED_WRITE, "a cohort without the first set of its run"));
        BrokenRule.unless(link.dataset().equals(run.run().dataset()), SharedReason.PURPOSE_MISMATCH,
                "run " + link.run() + " is on " + run.run().dataset());
        scene.mustContinue(seq -> CohortLink.keyOf(link.dataset(), seq), link.seq());
        List<Cohort> expected = new ArrayList<>(cohorts(link.dataset(), link.seq() - 1, scene));
        Cohort added = run.cohort(first.members());
        if (!expected.contains(added)) {
            expected.add(added);
        }
        BrokenRule.unless(link.cohorts().equals(expected), SharedReason.DIGEST_MISMATCH,
                "the cohorts are not those before and the run's own");
    }

    /// Against every cohort before, whoever wrote the chain's last link.
    static void mustKeepDistance(RunView run, List<PartyId> members) throws BrokenRule {
        if (run.isSafeFromSubtraction()) {
            return;
        }
        Cohort candidate = run.cohort(members);
        int least = run.scene().rules().cohortChangeMinimum();
        for (Cohort cohort : run.scene().ledger().cohorts(run.run().dataset())) {
            BrokenRule.unless(!candidate.isTooCloseTo(cohort, least), LedgerReason.COHORT_TOO_CLOSE,
                    candidate.differingBanks(cohort) + " banks differ from a cohort over days that overlap");
        }
    }

    private static List<Cohort> cohorts(String dataset, int seq, Scene scene) {
        return seq < 1 ? List.of()
                : scene.find(CohortLink.keyOf(dataset, seq), CohortLink.class).map(CohortLink::cohorts).orElse(List.of());
    }
}
