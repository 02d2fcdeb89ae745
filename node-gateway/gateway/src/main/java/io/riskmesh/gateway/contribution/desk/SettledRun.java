package io.riskmesh.gateway.contribution.desk;

import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.incentive.split.Scores;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.SettlementTurn;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.SettlementReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run's report and settlements as a ledger has them.
///
/// @param rowBounds of the report's parties
/// @param settlements in the order of their turns
public record SettledRun(ContributionReport report, SettlementScheme scheme, List<Long> rowBounds, List<State> settlements) {

    /// One settlement and what became of it.
    ///
    /// @param journal empty unless it is final
    public record State(Settlement settlement, List<Confirmation> confirmations, List<Dispute> disputes, Optional<Ruling> ruling,
            Optional<Finality> finality, List<JournalEntry> journal) {

        /// Who found the same numbers.
        public List<PartyId> confirmed() {
            return confirmations.stream().map(Confirmation::by).toList();
        }

        /// Who said no.
        public List<PartyId> disputed() {
            return disputes.stream().map(Dispute::by).toList();
        }

        /// Whether a ruling upheld its disputes.
        public boolean isVoid() {
            return ruling.isPresent() && ruling.get().decision() == RulingDecision.UPHELD;
        }

        /// `final`, `void`, `disputed` or `open`.
        public String word() {
            if (finality.isPresent()) {
                return "final";
            }
            if (ruling.isPresent()) {
                return isVoid() ? "void" : "open";
            }
            return disputes.isEmpty() ? "open" : "disputed";
        }
    }

    /// Empty if the run has no report.
    public static <E extends Exception> Optional<SettledRun> read(RunId run, FactsAt<E> facts) throws E {
        Optional<ContributionReport> report = find(facts, ContributionReport.keyOf(run), ContributionReport.class);
        Optional<SettlementScheme> scheme = report.isEmpty() ? Optional.empty() : scheme(report.get().schemeSeq(), facts);
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        List<Long> bounds = new ArrayList<>();
        for (PartyId party : report.get().parties()) {
            Optional<RunJoin> join = find(facts, RunJoin.keyOf(run, party), RunJoin.class);
            if (join.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(join.get().rowBound());
        }
        List<State> states = new ArrayList<>();
        for (Fact turn : facts.list(new FactKey(FactKind.SETTLEMENT_TURN.keyType(), List.of(run.toString())))) {
            state(((SettlementTurn) turn).id(), facts).ifPresent(states::add);
        }
        return Optional.of(new SettledRun(report.get(), scheme.get(), bounds, states));
    }

    /// One settlement; empty if there is none of this id.
    public static <E extends Exception> Optional<State> state(String id, FactsAt<E> facts) throws E {
        Optional<Settlement> settlement = find(facts, Settlement.keyOf(id), Settlement.class);
        if (settlement.isEmpty()) {
            return Optional.empty();
        }
        List<Confirmation> confirmed = facts.list(of(FactKind.CONFIRMATION, id)).stream().map(Confirmation.class::cast).toList();
        List<Dispute> disputed = facts.list(of(FactKind.DISPUTE, id)).stream().map(Dispute.class::cast).toList();
        Optional<Finality> finality = find(facts, Finality.keyOf(id), Finality.class);
        List<JournalEntry> journal = finality.isEmpty() ? List.of()
                : facts.list(new FactKey(FactKind.JOURNAL_ENTRY.keyType(), List.of())).stream().map(JournalEntry.class::cast)
                        .filter(entry -> entry.id().equals(id)).toList();
        return Optional.of(new State(settlement.get(), confirmed, disputed, find(facts, Ruling.keyOf(id), Ruling.class), finality, journal));
    }

    /// A scheme that is or was in force.
    public static <E extends Exception> Optional<SettlementScheme> scheme(int seq, FactsAt<E> facts) throws E {
        Optional<Enactment> enacted =
                find(facts, Enactment.keyOf(SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq)), Enactment.class);
        return enacted.isEmpty() ? Optional.empty()
                : find(facts, SettlementScheme.keyOf(seq, enacted.get().subjectDigest()), SettlementScheme.class);
    }

    /// What the pool is split by, before anything below 0 is cut off: the mean or median of each bank's values at the others.
    public List<Long> scores() {
        List<Boolean> unheard = report.parties().stream().map(party -> report.isFlagged(party, SettlementReason.FEW_HOLDOUT_ROWS.code()))
                .toList();
        return Scores.of(scheme.payout(), report.parties(), rowBounds, unheard, report.values().value());
    }

    /// The settlement of this id.
    public Optional<State> settlement(String id) {
        return settlements.stream().filter(state -> state.settlement().id().equals(id)).findFirst();
    }

    /// The payments of a settlement.
    public static PaymentFile payments(SettlementScheme scheme, Settlement settlement) {
        return new PaymentFile(settlement, scheme.payout().currency(),
                Netting.of(Journal.of(scheme.payout(), settlement, settlement.by(), settlement.at())));
    }

    private static FactKey of(FactKind kind, String id) {
        return new FactKey(kind.keyType(), List.of(id));
    }

    private static <F extends Fact, E extends Exception> Optional<F> find(FactsAt<E> facts, FactKey key, Class<F> type) throws E {
        return facts.get(key).map(type::cast);
    }
}
