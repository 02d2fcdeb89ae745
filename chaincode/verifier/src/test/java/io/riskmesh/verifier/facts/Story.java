package io.riskmesh.verifier.facts;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Transactions in the order of a ledger, each with a label by which a test finds it. Two stand in each block, a second apart.
final class Story {

    record Step(String label, FactTransaction transaction) {}

    /// Makes a fact for the time of its transaction.
    @FunctionalInterface
    interface Made {
        Fact at(long at);
    }

    private static final long START = 1_800_000_000_000L;

    private final List<Step> steps = new ArrayList<>();
    private int told;

    long now() {
        return START + 1_000L * told;
    }

    /// The next transaction. Facts are made for its time.
    final void tell(String label, PartyId creator, String role, Made... facts) {
        List<FactWrite> writes = Arrays.stream(facts).map(fact -> write(fact.at(now()))).toList();
        steps.add(new Step(label, new FactTransaction(told / 2, told % 2, creator.value(), Set.of(role), now(), writes)));
        told++;
    }

    static FactWrite write(Fact fact) {
        return new FactWrite(fact.key().compositeKey(), Optional.of(OpaqueBytes.of(fact.canonicalBytes())));
    }

    /// Changes the transaction with this label in its place.
    Story forged(String label, UnaryOperator<FactTransaction> change) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).label().equals(label)) {
                steps.set(i, new Step(label, change.apply(steps.get(i).transaction())));
                return this;
            }
        }
        throw new IllegalArgumentException("No step " + label);
    }

    /// Leaves the transaction with this label out.
    Story without(String label) {
        if (!steps.removeIf(step -> step.label().equals(label))) {
            throw new IllegalArgumentException("No step " + label);
        }
        return this;
    }

    FactTransaction transaction(String label) {
        return steps.stream().filter(step -> step.label().equals(label)).findFirst().orElseThrow().transaction();
    }

    List<FactTransaction> transactions() {
        return steps.stream().map(Step::transaction).toList();
    }

    FactAudit.Outcome audit(Set<String> organisations) {
        FactAudit audit = new FactAudit();
        audit.organisations(organisations);
        List<Discrepancy> failures = new ArrayList<>();
        List<Discrepancy> warnings = new ArrayList<>();
        int checked = 0;
        for (Step step : steps) {
            FactAudit.Outcome outcome = audit.accept(step.transaction());
            failures.addAll(outcome.failures());
            warnings.addAll(outcome.warnings());
            checked += outcome.checked();
        }
        failures.addAll(audit.gapsAndForks());
        return new FactAudit.Outcome(failures, warnings, checked);
    }

    /// Where a discrepancy lies, by label.
    String labelOf(Discrepancy found) {
        return steps.stream().filter(step -> step.transaction().block() == found.block()
                && step.transaction().index() == found.index()).findFirst().orElseThrow().label();
    }
}
