package io.riskmesh.verifier.facts;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.FactLedger;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import io.riskmesh.verifier.facts.ledger.Placed;
import io.riskmesh.verifier.facts.rule.AnchorRules;
import io.riskmesh.verifier.facts.rule.Author;
import io.riskmesh.verifier.facts.rule.BrokenRule;
import io.riskmesh.verifier.facts.rule.Rules;
import io.riskmesh.verifier.facts.rule.Scene;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Goes through the valid transactions of the contract in the order of the ledger and names every rule that is broken, with its
/// block and transaction. A majority of endorsers can pass a fact that breaks a rule: here it shows. Nothing stops the audit; what
/// stands on the ledger stays part of it. Not thread-safe.
public final class FactAudit {

    private static final List<FactKind> FOLLOWERS =
            List.of(FactKind.USE_RECEIPT, FactKind.COHORT_LINK, FactKind.SETTLEMENT_TURN, FactKind.JOURNAL_ENTRY);

    private final FactLedger ledger = new FactLedger();

    /// What was found in one transaction.
    ///
    /// @param warnings what could not be checked
    /// @param checked facts looked at
    public record Outcome(List<Discrepancy> failures, List<Discrepancy> warnings, int checked) {

        public Outcome {
            failures = List.copyOf(failures);
            warnings = List.copyOf(warnings);
        }
    }

    /// The organisations of the channel from here on, as its configuration says; those that only order left out.
    public void organisations(Set<String> mspIds) {
        ledger.setOrganisations(mspIds);
    }

    /// The hash of a block's header, after its transactions: the coin of a run that is sealed in it follows from it.
    public void headerHash(long block, Digest hash) {
        ledger.headerHash(block, hash);
    }

    /// Of the blocks that hold the seal of a run.
    public SortedMap<Long, Digest> sealHashes() {
        return ledger.sealHashes();
    }

    /// Takes what [#sealHashes] gave.
    public void resume(long block, Digest hash) {
        ledger.headerHash(block, hash);
    }

    /// The next valid transaction.
    public Outcome accept(FactTransaction transaction) {
        Found found = new Found(transaction, new ArrayList<>(), new ArrayList<>());
        List<Fact> facts = new ArrayList<>();
        for (FactWrite write : transaction.writes()) {
            read(write, found).ifPresent(facts::add);
        }
        Scene scene = new Scene(ledger, facts, transaction.block());
        for (Fact fact : facts) {
            checkAuthor(fact, found);
            checkRule(fact, scene, found);
        }
        for (Fact fact : facts) {
            if (!ledger.add(new Placed<>(fact, transaction.block(), transaction.index()))) {
                found.fail(AuditReason.KEY_REWRITTEN, fact.key() + " is written a second time");
            }
        }
        mustBelongTogether(facts, found);
        return new Outcome(found.failures(), found.warnings(), facts.size());
    }

    /// What only all transactions together show, so far: gaps and forks of receipt logs.
    public List<Discrepancy> gapsAndForks() {
        return AnchorRules.gapsAndForks(ledger);
    }

    /// Takes a fact that an earlier audit has checked.
    public void resume(Placed<?> placed) {
        ledger.add(placed);
    }

    /// All facts so far, in the order of the ledger.
    public Collection<Placed<?>> facts() {
        return ledger.all();
    }

    private record Found(FactTransaction transaction, List<Discrepancy> failures, List<Discrepancy> warnings) {

        void fail(ReasonCode code, String detail) {
            failures.add(new Discrepancy(transaction.block(), transaction.index(), code, detail));
        }

        void warn(ReasonCode code, String detail) {
            warnings.add(new Discrepancy(transaction.block(), transaction.index(), code, detail));
        }
    }

    private Optional<Fact> read(FactWrite write, Found found) {
        try {
            FactKey key = FactKey.parse(write.key());
            if (write.value().isEmpty() || write.value().get().length() == 0) {
                found.fail(AuditReason.KEY_DELETED, key + " is deleted");
                return Optional.empty();
            }
            Fact fact = Facts.decode(write.value().get().toBytes());
            if (!fact.key().equals(key)) {
                found.fail(AuditReason.KEY_MISMATCH, "under " + key + " stands what belongs under " + fact.key());
                return Optional.empty();
            }
            return Optional.of(fact);
        } catch (MalformedFact e) {
            found.fail(LedgerReason.MALFORMED_FACT, e.getMessage());
            return Optional.empty();
        }
    }

    private void checkAuthor(Fact fact, Found found) {
        FactTransaction transaction = found.transaction();
        if (!fact.by().value().equals(transaction.creator())) {
            found.fail(SharedReason.WRONG_PARTY,
                    fact.key() + " speaks for " + fact.by() + ", signed by " + transaction.creator());
        }
        List<String> roles = Author.rolesFor(fact);
        if (roles.stream().noneMatch(transaction.roles()::contains)) {
            found.fail(SharedReason.WRONG_ROLE, fact.key() + " needs one of " + roles);
        }
        if (fact.at() != transaction.timestamp()) {
            found.fail(AuditReason.TIME_MISMATCH,
                    fact.key() + " says " + fact.at() + ", its transaction " + transaction.timestamp());
        }
    }

    private void checkRule(Fact fact, Scene scene, Found found) {
        try {
            Rules.check(fact, scene);
        } catch (BrokenRule e) {
            found.fail(e.code(), fact.key() + ": " + e.getMessage());
        }
        if (fact instanceof Anchor anchor) {
            AnchorRules.unchecked(anchor, ledger).ifPresent(detail -> found.warn(AuditReason.RECEIPT_KEY_MISSING, detail));
        }
        if (fact instanceof ContributionReport report && !ledger.knowsCoin(report)) {
            found.warn(AuditReason.NOT_APPRAISED, fact.key() + ": the coin is not checked, the hash of its block is not known");
        }
        if (fact.kind() == FactKind.ENCLAVE_INSTANCE || fact.kind() == FactKind.COLLATERAL) {
            found.warn(AuditReason.NOT_APPRAISED, fact.key() + ": signatures of the platform's maker are not checked here");
        }
    }

    /// One fact per transaction; a run comes with its uses, a first survivor set with its cohort, a settlement with its turn, its
    /// end with the journal.
    private void mustBelongTogether(List<Fact> facts, Found found) {
        long heads = facts.stream().filter(fact -> facts.size() == 1
                || !FOLLOWERS.contains(fact.kind())).count();
        boolean runAndUses = facts.stream().allMatch(fact ->
                fact.kind() == FactKind.TRAINING_RUN || fact.kind() == FactKind.USE_RECEIPT);
        boolean setAndCohort = facts.size() == 2 && facts.stream().allMatch(fact ->
                fact.kind() == FactKind.SURVIVOR_RECORD || fact.kind() == FactKind.COHORT_LINK);
        boolean settlementAndTurn = facts.size() == 2 && facts.stream().allMatch(fact ->
                fact.kind() == FactKind.SETTLEMENT || fact.kind() == FactKind.SETTLEMENT_TURN);
        boolean endAndJournal = facts.stream().allMatch(fact ->
                fact.kind() == FactKind.FINALITY || fact.kind() == FactKind.JOURNAL_ENTRY);
        boolean known = runAndUses || setAndCohort || settlementAndTurn || endAndJournal;
        if (facts.size() > 1 && (heads != 1 || !known)) {
            found.fail(AuditReason.UNEXPECTED_WRITE,
                    "no transaction writes " + facts.stream().map(fact -> fact.key().toString()).toList());
        }
    }
}
