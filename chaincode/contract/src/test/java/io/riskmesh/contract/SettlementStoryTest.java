package io.riskmesh.contract;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.DOVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.SettlementAsks;
import io.riskmesh.contract.world.SettlementStory;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What becomes of a settlement when all goes well, and when somebody objects.
final class SettlementStoryTest {

    @Test
    void a_pool_is_split_to_the_unit_and_who_harmed_gets_nothing() {
        Settlement settlement = (Settlement) SettlementStory.proposed().fact(Settlement.keyOf(SettlementAsks.ID));
        assertEquals(SettlementAsks.POOL, settlement.allocations().stream().mapToLong(Allocation::amount).sum() + settlement.carry());
        assertEquals(0, settlement.allocations().getLast().amount());
        assertTrue(settlement.allocations().getFirst().amount() > settlement.allocations().get(1).amount());
    }

    @Test
    void an_end_writes_a_journal_that_adds_up_to_nothing() {
        Channel channel = SettlementStory.ended();
        assertEquals(0, journal(channel, SettlementAsks.ID).sum());
        assertEquals(5, journal(channel, SettlementAsks.ID).count());
    }

    @Test
    void a_dispute_is_a_fact_of_the_next_block_and_blocks_the_end_until_it_is_dismissed() {
        Channel channel = SettlementStory.confirmed();
        channel.submit(SettlementAsks.dispute(CEDAR));
        assertTrue(channel.evaluate(Asks.get("DISP/" + SettlementAsks.ID + "/CedarMSP")).isOk());
        assertEquals("dispute_open", channel.evaluate(SettlementAsks.finalise(SettlementAsks.settlement())).refusal());
        vote(channel, "REJECT");
        channel.submit(SettlementAsks.rule(RulingDecision.DISMISSED));
        channel.submit(SettlementAsks.finalise(SettlementAsks.settlement()));
    }

    @Test
    void an_upheld_dispute_voids_a_settlement_and_another_replaces_it() {
        Channel channel = SettlementStory.proposed();
        channel.submit(SettlementAsks.dispute(CEDAR));
        vote(channel, "APPROVE");
        channel.submit(SettlementAsks.rule(RulingDecision.UPHELD));
        Settlement first = SettlementAsks.settlement();
        Settlement next = new Settlement(BIRCH, Asks.START, "BirchMSP.s2", first.run(), 2, 1, first.pool(), first.allocations(),
                first.carry(), Optional.of(first.id()), Optional.empty());
        channel.submit(SettlementAsks.propose(next));
        channel.advance(Asks.DAY);
        SettlementStory.confirm(channel, next.id());
        channel.submit(SettlementAsks.finalise(next));
    }

    @Test
    void what_all_dispute_can_only_be_upheld() {
        Channel channel = SettlementStory.proposed();
        BANKS.forEach(bank -> channel.submit(SettlementAsks.dispute(bank)));
        assertEquals("quorum_missing", channel.evaluate(SettlementAsks.rule(RulingDecision.DISMISSED)).refusal());
        channel.submit(SettlementAsks.rule(RulingDecision.UPHELD));
    }

    @Test
    void a_final_settlement_is_taken_back_by_its_negative_and_the_run_may_be_settled_anew() {
        Channel channel = SettlementStory.ended();
        Settlement back = SettlementAsks.reversal();
        channel.submit(SettlementAsks.propose(back));
        channel.advance(Asks.DAY);
        SettlementStory.confirm(channel, back.id());
        channel.submit(SettlementAsks.finalise(back));
        assertEquals(0, journal(channel, back.id()).sum());
        for (PartyId bank : List.of(ALDER, BIRCH, CEDAR, DOVER)) {
            assertEquals(0, LongStream.concat(of(channel, bank, SettlementAsks.ID), of(channel, bank, back.id())).sum(), bank.value());
        }
        Settlement first = SettlementAsks.settlement();
        channel.submit(SettlementAsks.propose(new Settlement(BIRCH, Asks.START, "BirchMSP.s3", first.run(), 3, 1, first.pool(),
                first.allocations(), first.carry(), Optional.empty(), Optional.empty())));
    }

    @Test
    void a_reversal_that_a_ruling_voids_did_not_happen_so_nothing_is_paid_twice_and_it_can_be_tried_again() {
        Channel channel = SettlementStory.reversalVoided();
        Settlement first = SettlementAsks.settlement();
        for (Optional<String> replaces : List.of(Optional.of(SettlementAsks.reversal().id()), Optional.of(first.id()), Optional.<String>empty())) {
            Settlement again = new Settlement(BIRCH, Asks.START, "BirchMSP.s3", first.run(), 3, 1, first.pool(), first.allocations(),
                    first.carry(), replaces, Optional.empty());
            assertEquals("already_settled", channel.evaluate(SettlementAsks.propose(again)).refusal());
        }
        Settlement third = SettlementStory.reversalAgain();
        channel.submit(SettlementAsks.propose(third));
        channel.advance(Asks.DAY);
        SettlementStory.confirm(channel, third.id());
        channel.submit(SettlementAsks.finalise(third));
        assertEquals(0, LongStream.concat(journal(channel, first.id()), journal(channel, third.id())).sum());
    }

    @Test
    void an_imprecise_report_pays_once_a_quorum_accepts_it() {
        Channel channel = SettlementStory.flagged("imprecise");
        var report = Story.digestAt(channel, "CONTR/fraud.1");
        Story.approve(channel, SubjectKind.CONTRIBUTION_REPORT, "fraud.1", report);
        channel.submit(SettlementAsks.propose(SettlementAsks.settlement()));
    }

    private static void vote(Channel channel, String decision) {
        var settlement = Story.digestAt(channel, "SETTLE/" + SettlementAsks.ID);
        List.of(ALDER, BIRCH).forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_RULING, SettlementAsks.ID,
                settlement).with("decision", decision)));
    }

    private static LongStream journal(Channel channel, String id) {
        return BANKS.stream().flatMapToLong(bank -> of(channel, bank, id));
    }

    private static LongStream of(Channel channel, PartyId bank, String id) {
        return LongStream.rangeClosed(1, 2).filter(line -> channel.state()
                        .get(JournalEntry.keyOf(bank, id, (int) line).compositeKey()).isPresent())
                .map(line -> ((JournalEntry) channel.fact(JournalEntry.keyOf(bank, id, (int) line))).amount());
    }
}
