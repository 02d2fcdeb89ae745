package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A settlement of a made-up report, and what is added to it; a ledger for who looks at it.
final class MadeSettlement implements SettlementSource {
    static final List<PartyId> BANKS = List.of(new PartyId("AlderMSP"), new PartyId("BirchMSP"), new PartyId("CedarMSP"));
    static final PartyId OWN = BANKS.getFirst();
    static final long PROPOSED_AT = 1_000_000;
    static final long PROPOSED_IN = 40;
    static final int WINDOW_BLOCKS = 100;
    static final long HOUR = 3_600_000;
    static final int WINDOW_HOURS = 24;
    static final String ID = "AlderMSP.fraud.1.1";
    static final String BACK = "AlderMSP.fraud.1.2";

    private static final Digest SOME = Digest.of("some", new byte[0]);
    private static final long POOL = 1_000_003;

    private final SettlementScheme scheme;
    private final ContributionReport report;
    private Settlement settlement;
    private final List<SettledRun.State> before = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private Optional<Ruling> ruling = Optional.empty();
    private Optional<Finality> finality = Optional.empty();
    private ColumnVerdict column = new ColumnVerdict.Verified(7);
    private SettlementJudge.Now now = new SettlementJudge.Now(PROPOSED_IN, PROPOSED_AT);

    MadeSettlement() {
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 500, 0, PayoutTerms.MILLION, 0, "EUR", POOL,
                List.of(new Funding(OWN, PayoutTerms.MILLION)));
        scheme = new SettlementScheme(OWN, 0, 1, ValuationTerms.DEFAULT, payout, WINDOW_BLOCKS, WINDOW_HOURS);
        List<List<Long>> values = List.of(List.of(70L, 71L, 72L), List.of(20L, 21L, 22L), List.of(-5L, -4L, -3L));
        report = new ContributionReport(OWN, 5, new RunId("fraud", 1), SOME, SOME, 3, 1, OWN + ".evaluator-1", 1, Assurance.SIMULATED, BANKS,
                Collections.nCopies(3, SOME), new ValuationEffort(500, 10_000, 10, true),
                new ValueTable(values, List.of(85L, 88L, 91L), Collections.nCopies(3, 1L), values), List.of(), OpaqueBytes.of(new byte[0]));
        PoolSplit split = SettlementRule.split(payout, report, bounds(), POOL);
        settlement = settlement(split.allocations(), split.carry());
    }

    private static Settlement settlement(List<Allocation> allocations, long carry) {
        return new Settlement(OWN, PROPOSED_AT, ID, new RunId("fraud", 1), 1, 1, POOL, allocations, carry, Optional.empty(), Optional.empty());
    }

    private static List<Long> bounds() {
        return Collections.nCopies(3, 1_024L);
    }

    /// One unit goes from the first bank to the second.
    MadeSettlement unjust() {
        List<Allocation> wrong = new ArrayList<>(settlement.allocations());
        wrong.set(0, new Allocation(BANKS.get(0), wrong.get(0).amount() - 1));
        wrong.set(1, new Allocation(BANKS.get(1), wrong.get(1).amount() + 1));
        settlement = settlement(wrong, settlement.carry());
        return this;
    }

    MadeSettlement column(ColumnVerdict found) {
        column = found;
        return this;
    }

    MadeSettlement at(long block, long ms) {
        now = new SettlementJudge.Now(block, ms);
        return this;
    }

    /// The last block and moment of the window, and beyond.
    MadeSettlement afterWindow() {
        return at(PROPOSED_IN + WINDOW_BLOCKS, PROPOSED_AT + WINDOW_HOURS * HOUR);
    }

    MadeSettlement confirmedBy(PartyId bank) {
        confirmations.add(new Confirmation(bank, 9, ID, settlement.digest(), PROPOSED_IN));
        return this;
    }

    MadeSettlement disputedBy(PartyId bank) {
        disputes.add(new Dispute(bank, 9, ID, "column_differs", SOME));
        return this;
    }

    MadeSettlement ruled(RulingDecision decision) {
        ruling = Optional.of(new Ruling(OWN, 10, settlement.id(), decision, "recomputed"));
        return this;
    }

    MadeSettlement ended() {
        finality = Optional.of(new Finality(OWN, 11, ID, SOME));
        return this;
    }

    /// What it was became final, and this takes it back.
    MadeSettlement takenBack() {
        before.add(new SettledRun.State(settlement, List.of(), List.of(), Optional.empty(), Optional.of(new Finality(OWN, 11, ID, SOME)), List.of()));
        settlement = new Settlement(OWN, PROPOSED_AT, BACK, settlement.run(), 2, 1, -POOL, settlement.allocations().stream()
                .map(each -> new Allocation(each.party(), -each.amount())).toList(), -settlement.carry(), Optional.empty(), Optional.of(ID));
        return this;
    }

    Settlement settlement() {
        return settlement;
    }

    @Override
    public List<OpenSettlement> settlements(Set<String> but) {
        SettledRun.State state = new SettledRun.State(settlement, confirmations, disputes, ruling, finality, List.of());
        List<SettledRun.State> all = new ArrayList<>(before);
        all.add(state);
        return but.contains(settlement.id()) ? List.of()
                : List.of(new OpenSettlement(new SettledRun(report, scheme, bounds(), all), state, PROPOSED_IN, column));
    }

    @Override
    public SettlementJudge.Now now() {
        return now;
    }
}
