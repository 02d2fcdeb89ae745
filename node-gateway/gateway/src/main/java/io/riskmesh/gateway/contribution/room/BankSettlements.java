package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.approval.DirectWrite;
import io.riskmesh.gateway.approval.DirectWrites;
import io.riskmesh.gateway.approval.WriteAnswer;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The desk of a gateway.
final class BankSettlements implements SettlementDesk {
    private final LiveLedger ledger;
    private final LedgerSettlements settlements;
    private final DirectWrites writes;
    private final KeptStatements statements;
    private final SettlementJudge judge;
    private final Proposals proposals;

    BankSettlements(LiveLedger ledger, LedgerSettlements settlements, DirectWrites writes, KeptStatements statements) {
        this.ledger = ledger;
        this.settlements = settlements;
        this.writes = writes;
        this.statements = statements;
        this.judge = new SettlementJudge(ledger.party());
        this.proposals = new Proposals(ledger.party());
    }

    @Override
    public Optional<Contribution> contribution(RunId run) throws IOException {
        Optional<SettledRun> settled = settlements.run(run);
        Optional<FactRow> row = settlements.row(ContributionReport.keyOf(run));
        return settled.isEmpty() || row.isEmpty() ? Optional.empty()
                : Optional.of(new Contribution(settled.get(), row.get(), settlements.column(settled.get().report())));
    }

    @Override
    public Optional<PartyStatement> statement(RunId run) throws IOException {
        return statements.of(run);
    }

    @Override
    public List<View> settlements() throws IOException {
        List<View> views = new ArrayList<>();
        for (FactRow row : settlements.settlementRows()) {
            view(row).ifPresent(views::add);
        }
        views.sort(Comparator.comparingLong((View view) -> view.row().block()).thenComparingInt(view -> view.row().transaction()).reversed());
        return views;
    }

    @Override
    public Optional<View> settlement(String id) throws IOException {
        Optional<FactRow> row = settlements.row(Settlement.keyOf(id));
        return row.isEmpty() ? Optional.empty() : view(row.get());
    }

    private Optional<View> view(FactRow row) throws IOException {
        Optional<OpenSettlement> found = settlements.open(row);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OpenSettlement open = found.get();
        SettlementJudge.WindowLeft left = SettlementJudge.left(open.run().scheme(), row.fact().at(), row.block(), settlements.now());
        return Optional.of(new View(open.run(), open.state(), row, blocks(open.state()), left.blocks(), left.ms(), needed(),
                judge.step(open.run(), open.state(), open.column(), left)));
    }

    private Map<FactKey, Long> blocks(SettledRun.State state) throws IOException {
        List<Fact> facts = new ArrayList<>(state.confirmations());
        facts.addAll(state.disputes());
        state.ruling().ifPresent(facts::add);
        state.finality().ifPresent(facts::add);
        Map<FactKey, Long> blocks = new HashMap<>();
        for (Fact fact : facts) {
            settlements.row(fact.key()).ifPresent(row -> blocks.put(fact.key(), row.block()));
        }
        return blocks;
    }

    // The contract's: more than half of the members in force.
    private int needed() {
        return ledger.authorizations().members().size() / 2 + 1;
    }

    @Override
    public Optional<SettlementScheme> scheme(int seq) throws IOException {
        return SettledRun.scheme(seq, settlements);
    }

    @Override
    public List<Line> account(PartyId party) throws IOException {
        List<FactRow> rows = new ArrayList<>(settlements.rows(new FactKey(FactKind.JOURNAL_ENTRY.keyType(), List.of(party.value()))));
        rows.sort(Comparator.comparingLong(FactRow::block).thenComparingInt(FactRow::transaction).thenComparingInt(FactRow::write));
        List<Line> lines = new ArrayList<>();
        for (FactRow row : rows) {
            Optional<Fact> settlement = settlements.get(Settlement.keyOf(((JournalEntry) row.fact()).id()));
            Optional<SettlementScheme> scheme = settlement.isEmpty() ? Optional.empty() : scheme(((Settlement) settlement.get()).schemeSeq());
            scheme.ifPresent(found -> lines.add(new Line(row, found.payout().currency())));
        }
        return lines;
    }

    @Override
    public Proposed propose(Caller caller, Wish wish, Duration wait) throws IOException, InterruptedException {
        Optional<Refusal> stale = ledger.stale(GatewayReason.LEDGER_STALE);
        Optional<SettledRun> run = settlements.run(wish.run());
        if (stale.isPresent()) {
            return new Proposed("", new WriteAnswer.Refused(stale.get()));
        }
        if (run.isEmpty()) {
            return new Proposed("", no(LedgerReason.NOT_FOUND, "the run has no contribution report"));
        }
        Proposals.Outcome outcome = proposals.of(run.get(), wish);
        if (outcome.refusal().isPresent()) {
            return new Proposed("", new WriteAnswer.Refused(outcome.refusal().get()));
        }
        Settlement settlement = outcome.settlement().orElseThrow();
        return new Proposed(settlement.id(), writes.ask(caller, Role.FINANCE, new DirectWrite("settle/" + settlement.run() + "/"
                + settlement.turn(), run.get().report().digest(), "finance", "proposeSettlement", settlement), wait));
    }

    @Override
    public WriteAnswer dispute(Caller caller, String id, String reasonCode, Digest evidence, Duration wait)
            throws IOException, InterruptedException {
        Optional<View> view = settlement(id);
        if (view.isEmpty()) {
            return no(LedgerReason.NOT_FOUND, "no such settlement");
        }
        SettledRun.State state = view.get().state();
        if (!view.get().run().report().parties().contains(ledger.party())) {
            return no(SharedReason.WRONG_PARTY, "only banks that took part in the run dispute its settlement");
        }
        if (state.finality().isPresent()) {
            return no(SettlementReason.ALREADY_FINAL, "the settlement is final");
        }
        if (state.ruling().isPresent()) {
            return no(LedgerReason.ORDER_VIOLATED, "the disputes of the settlement were ruled on");
        }
        if (state.disputed().contains(ledger.party())) {
            return no(LedgerReason.CONFLICT_EXISTS, "this bank disputes it already");
        }
        return writes.ask(caller, Role.FINANCE, SettlementCare.dispute(ledger.party(), state.settlement(), reasonCode, evidence), wait);
    }

    @Override
    public WriteAnswer finalise(Caller caller, String id, Duration wait) throws IOException, InterruptedException {
        Optional<View> view = settlement(id);
        if (view.isEmpty()) {
            return no(LedgerReason.NOT_FOUND, "no such settlement");
        }
        SettledRun.State state = view.get().state();
        if (state.finality().isPresent()) {
            return no(SettlementReason.ALREADY_FINAL, "the settlement is final");
        }
        if (state.isVoid() || state.word().equals("disputed")) {
            return no(SettlementReason.DISPUTE_OPEN, "the settlement is " + state.word());
        }
        if (state.confirmations().size() < view.get().needed()) {
            return no(LedgerReason.QUORUM_MISSING, "confirmed by " + state.confirmations().size() + " of " + view.get().needed() + " banks");
        }
        Finality finality = new Finality(ledger.party(), 0, id, SettledRun.payments(view.get().run().scheme(), state.settlement()).digest());
        return writes.ask(caller, Role.FINANCE,
                new DirectWrite("finalise/" + id, state.settlement().digest(), "finance", "finalise", finality), wait);
    }

    private static WriteAnswer no(ReasonCode code, String why) {
        return new WriteAnswer.Refused(new Refusal(code, why));
    }
}
