package io.riskmesh.gateway.contribution.desk;

import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
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
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run's report and settlements as a ledger has them.
///
/// @param rowBounds of the report's parties
public record SettledRun(ContributionReport report, SettlementScheme scheme, List<Long> rowBounds, List<State> settlements) {

    /// One settlement and what became of it.
    ///
    /// @param journal empty unless it is final
    public record State(Settlement settlement, List<PartyId> confirmed, List<PartyId> disputed, Optional<Ruling> ruling,
            Optional<Finality> finality, List<JournalEntry> journal) {

        /// `final`, `void`, `disputed` or `open`.
        public String word() {
            if (finality.isPresent()) {
                return "final";
            }
            if (ruling.isPresent()) {
                return ruling.get().decision() == io.riskmesh.ledger.part.RulingDecision.UPHELD ? "void" : "open";
            }
            return disputed.isEmpty() ? "open" : "disputed";
        }
    }

    /// @throws Stopped if the run has no report
    public static SettledRun read(RunId run, LedgerDesk desk) throws Stopped {
        ContributionReport report = need(desk, ContributionReport.keyOf(run), ContributionReport.class);
        SettlementScheme scheme = scheme(report.schemeSeq(), desk);
        List<Long> bounds = new ArrayList<>();
        for (PartyId party : report.parties()) {
            bounds.add(need(desk, RunJoin.keyOf(run, party), RunJoin.class).rowBound());
        }
        List<State> states = new ArrayList<>();
        for (Fact turn : desk.list(new FactKey(FactKind.SETTLEMENT_TURN.keyType(), List.of(run.toString())))) {
            states.add(state(((SettlementTurn) turn).id(), desk));
        }
        return new SettledRun(report, scheme, bounds, states);
    }

    /// One settlement.
    public static State state(String id, LedgerDesk desk) throws Stopped {
        Settlement settlement = need(desk, Settlement.keyOf(id), Settlement.class);
        List<PartyId> confirmed = desk.list(of(FactKind.CONFIRMATION, id)).stream().map(Confirmation.class::cast).map(Confirmation::by).toList();
        List<PartyId> disputed = desk.list(of(FactKind.DISPUTE, id)).stream().map(Dispute.class::cast).map(Dispute::by).toList();
        List<JournalEntry> journal = desk.list(new FactKey(FactKind.JOURNAL_ENTRY.keyType(), List.of())).stream()
                .map(JournalEntry.class::cast).filter(entry -> entry.id().equals(id)).toList();
        return new State(settlement, confirmed, disputed, desk.get(Ruling.keyOf(id)).map(Ruling.class::cast),
                desk.get(Finality.keyOf(id)).map(Finality.class::cast), journal);
    }

    /// A scheme that is or was in force.
    public static SettlementScheme scheme(int seq, LedgerDesk desk) throws Stopped {
        Enactment enacted = need(desk, Enactment.keyOf(SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq)), Enactment.class);
        return need(desk, SettlementScheme.keyOf(seq, enacted.subjectDigest()), SettlementScheme.class);
    }

    /// The payments of a settlement.
    public static PaymentFile payments(SettlementScheme scheme, Settlement settlement) {
        return new PaymentFile(settlement, scheme.payout().currency(),
                Netting.of(Journal.of(scheme.payout(), settlement, settlement.by(), settlement.at())));
    }

    private static FactKey of(FactKind kind, String id) {
        return new FactKey(kind.keyType(), List.of(id));
    }

    private static <F extends Fact> F need(LedgerDesk desk, FactKey key, Class<F> type) throws Stopped {
        return type.cast(desk.get(key).orElseThrow(() -> Stopped.refused("REFUSED not_found nothing stands under " + key)));
    }
}
