package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.rules.LeakageRule;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.gateway.lab.fault.Fault;
import io.riskmesh.gateway.report.PrivacySummary;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;

/// What the host sees of a run: bytes, events, refusals.
final class RunRecorder {
    private final PartyId coordinator;
    private final RunProgress progress;
    private final WireCount wire = new WireCount();
    private long openedSums;
    private int smallestCohort; // fewest banks of an opened sum

    RunRecorder(PartyId coordinator, RunProgress progress) {
        this.coordinator = coordinator;
        this.progress = progress;
    }

    void sent(PartyId from, PartyId to, byte[] bytes) {
        wire.count(from, to, bytes.length);
    }

    void told(PartyId bank, RunEvent event) {
        if (!bank.equals(coordinator)) {
            return; // everybody says the same; once is enough
        }
        if (event instanceof RunEvent.SumOpened opened) {
            openedSums++;
            smallestCohort = openedSums == 1 ? opened.members() : Math.min(smallestCohort, opened.members());
        }
        progress.told(event, wire.total());
    }

    void refused(PartyId bank, RunRefusal refusal) {
        progress.say("refused at " + bank + ": " + refusal);
    }

    void left(Fault fault) {
        progress.say("bank " + fault.bank() + " leaves: " + fault.leaves());
    }

    WireCount wire() {
        return wire;
    }

    /// What the rules did.
    ///
    /// @param enforced whether the rules that change a model were on
    PrivacySummary privacy(boolean enforced, RuleTally tally) {
        List<PrivacySummary.RuleCount> rules = new ArrayList<>();
        for (LeakageRule rule : LeakageRule.values()) {
            rules.add(new PrivacySummary.RuleCount(
                    rule.name(), RuleMeaning.of(rule), tally.checked(rule), tally.refused(rule)));
        }
        return new PrivacySummary(enforced, rules, openedSums, smallestCohort);
    }
}
