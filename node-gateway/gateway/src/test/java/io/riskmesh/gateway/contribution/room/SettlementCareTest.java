package io.riskmesh.gateway.contribution.room;

import static io.riskmesh.gateway.contribution.room.MadeSettlement.BANKS;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.HOUR;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.OWN;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.PROPOSED_AT;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.PROPOSED_IN;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.WINDOW_BLOCKS;
import static io.riskmesh.gateway.contribution.room.MadeSettlement.WINDOW_HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.approval.DirectWrite;
import io.riskmesh.gateway.approval.DirectWrites;
import io.riskmesh.gateway.approval.WriteAnswer;
import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What a gateway says to settlements by itself.
final class SettlementCareTest {
    private static final long SEED = 20_261_126;
    private static final ColumnVerdict DIFFERS = new ColumnVerdict.Differs(SettlementReason.COLUMN_DIFFERS, "reported 8, here 7");

    private final KeptWrites writes = new KeptWrites();
    private final List<String> steps = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    /// Keeps each key once, as the gateway's table of writes does.
    private static final class KeptWrites implements DirectWrites {
        private final Map<String, DirectWrite> kept = new LinkedHashMap<>();

        @Override
        public WriteAnswer ask(Caller caller, Role role, DirectWrite write, Duration wait) {
            return new WriteAnswer.Refused(new Refusal(SharedReason.WRONG_ROLE, "nobody asks here"));
        }

        @Override
        public boolean byItself(DirectWrite write) {
            return kept.putIfAbsent(write.key(), write) == null;
        }
    }

    private SettlementCare care(PartyId own, MadeSettlement made) {
        return new SettlementCare(own, made, writes, (event, data) -> events.add(event.id() + " " + data.path("state").asText()),
                (step, code) -> steps.add((step + " " + code).strip()));
    }

    private List<String> look(MadeSettlement made) throws IOException {
        care(OWN, made).look();
        return List.copyOf(writes.kept.keySet());
    }

    @Test
    void nothing_is_confirmed_before_blocks_and_hours_are_both_over() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("seed " + SEED);
        for (int i = 0; i < 2_000; i++) {
            long blocks = random.nextLong(-5, 2 * WINDOW_BLOCKS);
            long ms = random.nextLong(0, 2 * WINDOW_HOURS * HOUR);
            boolean over = blocks >= WINDOW_BLOCKS && ms >= WINDOW_HOURS * HOUR;
            writes.kept.clear();
            assertEquals(over ? List.of("confirm/" + MadeSettlement.ID) : List.of(),
                    look(new MadeSettlement().at(PROPOSED_IN + blocks, PROPOSED_AT + ms)), blocks + " blocks, " + ms + " ms");
        }
        writes.kept.clear();
        assertEquals(List.of(), look(new MadeSettlement().at(PROPOSED_IN + WINDOW_BLOCKS - 1, PROPOSED_AT + WINDOW_HOURS * HOUR)));
        assertEquals(List.of(), look(new MadeSettlement().at(PROPOSED_IN + WINDOW_BLOCKS, PROPOSED_AT + WINDOW_HOURS * HOUR - 1)));
        assertEquals(1, look(new MadeSettlement().afterWindow()).size());
    }

    @Test
    void a_confirmation_names_what_was_recomputed_and_the_block_that_was_seen() throws IOException {
        MadeSettlement made = new MadeSettlement().afterWindow();
        look(made);
        DirectWrite write = writes.kept.get("confirm/" + MadeSettlement.ID);
        assertEquals("gateway", write.identity());
        assertEquals(new Confirmation(OWN, 0, MadeSettlement.ID, made.settlement().digest(), PROPOSED_IN + WINDOW_BLOCKS), write.fact());
        assertEquals(List.of("confirm"), steps);
        assertEquals(List.of("settlement.changed open"), events);
    }

    @Test
    void a_column_that_differs_is_disputed_at_once_with_its_code() throws IOException {
        assertEquals(List.of("dispute/" + MadeSettlement.ID), look(new MadeSettlement().column(DIFFERS)));
        DirectWrite write = writes.kept.values().iterator().next();
        assertEquals("finance", write.identity());
        assertEquals("column_differs", ((Dispute) write.fact()).reasonCode());
        assertEquals(List.of("dispute column_differs"), steps);
    }

    @Test
    void a_split_that_does_not_follow_is_disputed_even_by_who_has_kept_no_sums() throws IOException {
        look(new MadeSettlement().unjust().column(new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING)));
        assertEquals("allocation_differs", ((Dispute) writes.kept.get("dispute/" + MadeSettlement.ID).fact()).reasonCode());
    }

    @Test
    void without_its_own_sums_a_gateway_says_neither_yes_nor_no_and_why() throws IOException {
        assertEquals(List.of(), look(new MadeSettlement().afterWindow()
                .column(new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING))));
        assertEquals(List.of("wait holdout_sums_missing"), steps);
    }

    @Test
    void a_member_that_took_no_part_confirms_the_split_and_never_disputes() throws IOException {
        PartyId other = new PartyId("DoverMSP");
        care(other, new MadeSettlement().column(new ColumnVerdict.NoColumn()).unjust().afterWindow()).look();
        assertTrue(writes.kept.isEmpty());
        care(other, new MadeSettlement().column(new ColumnVerdict.NoColumn()).afterWindow()).look();
        assertEquals(List.of("confirm/" + MadeSettlement.ID), List.copyOf(writes.kept.keySet()));
    }

    @Test
    void what_was_said_is_not_said_again_after_a_restart_or_by_another_look() throws IOException {
        MadeSettlement made = new MadeSettlement().afterWindow();
        SettlementCare care = care(OWN, made);
        care.look();
        care.look();
        assertEquals(List.of("confirm/" + MadeSettlement.ID), look(made), "another process over the same table of writes");
        writes.kept.clear();
        assertEquals(List.of(), look(made.confirmedBy(OWN)), "the table is lost, the ledger is not");
        assertEquals(List.of(), look(new MadeSettlement().column(DIFFERS).disputedBy(OWN)));
    }

    @Test
    void another_banks_dispute_keeps_nobody_from_saying_yes_but_a_void_or_final_settlement_is_left_alone() throws IOException {
        PartyId other = BANKS.get(1);
        assertEquals(List.of("confirm/" + MadeSettlement.ID), look(new MadeSettlement().afterWindow().disputedBy(other)));
        assertEquals(List.of("settlement.changed disputed"), events);
        writes.kept.clear();
        assertEquals(List.of(), look(new MadeSettlement().afterWindow().disputedBy(other).ruled(RulingDecision.UPHELD)));
        assertEquals(List.of(), look(new MadeSettlement().afterWindow().ended()));
        assertEquals(List.of("confirm/" + MadeSettlement.ID), look(new MadeSettlement().afterWindow().disputedBy(other).ruled(RulingDecision.DISMISSED)));
    }

    @Test
    void what_takes_a_settlement_back_is_confirmed_whatever_the_report_is_worth_to_this_bank() throws IOException {
        for (ColumnVerdict column : List.of(DIFFERS, new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING))) {
            writes.kept.clear();
            assertEquals(List.of("confirm/" + MadeSettlement.BACK), look(new MadeSettlement().takenBack().column(column).afterWindow()));
        }
    }

    @Test
    void after_a_ruling_nobody_can_dispute_so_a_gateway_that_would_withholds_its_yes() throws IOException {
        assertEquals(List.of(), look(new MadeSettlement().afterWindow().column(DIFFERS).disputedBy(BANKS.get(1)).ruled(RulingDecision.DISMISSED)));
        assertEquals(List.of("wait column_differs"), steps);
    }
}
