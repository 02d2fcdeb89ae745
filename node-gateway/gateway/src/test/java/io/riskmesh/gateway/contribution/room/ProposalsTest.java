package io.riskmesh.gateway.contribution.room;

import static io.riskmesh.gateway.contribution.room.MadeSettlement.BANKS;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.OWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.RulingDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From wishes to settlements.
final class ProposalsTest {
    private final Proposals proposals = new Proposals(OWN);

    private static SettledRun run(MadeSettlement made) {
        return made.settlements(Set.of()).getFirst().run();
    }

    private static SettledRun fresh() {
        SettledRun run = run(new MadeSettlement());
        return new SettledRun(run.report(), run.scheme(), run.rowBounds(), List.of());
    }

    private static SettlementDesk.Wish pool(SettledRun run, String currency, long pool) {
        return new SettlementDesk.Wish(run.report().run(), currency, pool, Optional.empty());
    }

    private String refused(SettledRun run, SettlementDesk.Wish wish) {
        return proposals.of(run, wish).refusal().orElseThrow().code().code();
    }

    @Test
    void the_first_settlement_of_a_run_gives_out_the_pool_to_the_unit() {
        SettledRun run = fresh();
        Settlement settlement = proposals.of(run, pool(run, "EUR", 1_000_001)).settlement().orElseThrow();
        assertEquals("AlderMSP.fraud.1.1", settlement.id());
        assertEquals(1, settlement.turn());
        assertEquals(1_000_001, settlement.carry() + settlement.allocations().stream().mapToLong(Allocation::amount).sum());
    }

    @Test
    void a_pool_beyond_the_scheme_of_another_currency_or_of_nothing_is_refused() {
        SettledRun run = fresh();
        assertEquals("pool_exceeded", refused(run, pool(run, "EUR", run.scheme().payout().maxPool() + 1)));
        assertEquals("invalid_request", refused(run, pool(run, "USD", 10)));
        assertEquals("invalid_request", refused(run, pool(run, "EUR", 0)));
    }

    @Test
    void one_settlement_is_live_at_a_time_and_the_next_replaces_what_a_ruling_voided() {
        SettledRun live = run(new MadeSettlement());
        assertEquals("already_settled", refused(live, pool(live, "EUR", 10)));
        SettledRun ended = run(new MadeSettlement().ended());
        assertEquals("already_settled", refused(ended, pool(ended, "EUR", 10)));
        SettledRun dismissed = run(new MadeSettlement().disputedBy(BANKS.get(1)).ruled(RulingDecision.DISMISSED));
        assertEquals("already_settled", refused(dismissed, pool(dismissed, "EUR", 10)));
        SettledRun voided = run(new MadeSettlement().disputedBy(BANKS.get(1)).ruled(RulingDecision.UPHELD));
        Settlement next = proposals.of(voided, pool(voided, "EUR", 10)).settlement().orElseThrow();
        assertEquals(Optional.of(MadeSettlement.ID), next.replaces());
        assertEquals(2, next.turn());
    }

    @Test
    void only_what_is_final_is_taken_back_and_then_all_of_it() {
        SettledRun ended = run(new MadeSettlement().ended());
        SettlementDesk.Wish back = new SettlementDesk.Wish(ended.report().run(), "", 0, Optional.of(MadeSettlement.ID));
        Settlement taken = ended.settlements().getLast().settlement();
        Settlement reversal = proposals.of(ended, back).settlement().orElseThrow();
        assertEquals(-taken.pool(), reversal.pool());
        assertEquals(-taken.carry(), reversal.carry());
        assertTrue(reversal.allocations().stream().allMatch(each -> taken.allocations().contains(new Allocation(each.party(), -each.amount()))));
        assertEquals("already_settled", refused(run(new MadeSettlement()), back));
        assertEquals("not_found", refused(fresh(), back));
    }

    @Test
    void a_reversal_that_was_voided_is_followed_by_a_reversal_of_the_same_and_by_no_second_pay() {
        SettledRun run = run(new MadeSettlement().takenBack().ruled(RulingDecision.UPHELD));
        assertEquals("already_settled", refused(run, pool(run, "EUR", 10)));
        SettlementDesk.Wish back = new SettlementDesk.Wish(run.report().run(), "", 0, Optional.of(MadeSettlement.ID));
        Settlement again = proposals.of(run, back).settlement().orElseThrow();
        assertEquals(3, again.turn());
        assertEquals(Optional.of(MadeSettlement.ID), again.reverses());
        assertEquals(run.settlements().getLast().settlement().allocations(), again.allocations());
        assertEquals("not_found", refused(run, new SettlementDesk.Wish(run.report().run(), "", 0, Optional.of(MadeSettlement.BACK))));
    }
}
