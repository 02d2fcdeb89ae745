package io.riskmesh.gateway.run.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.step.Input;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoundInboxTest {
    private static final PartyId ALDER = new PartyId("AlderMSP"); // coordinates
    private static final PartyId BIRCH = new PartyId("BirchMSP");
    private static final PartyId CEDAR = new PartyId("CedarMSP");
    private static final Digest ANY = Digest.of("test", new byte[0]);
    private static final byte[] SUM = "a message of a masked sum".getBytes(StandardCharsets.US_ASCII);

    private final RoundInbox inbox = new RoundInbox(List.of(ALDER, BIRCH, CEDAR), _ -> { });

    @Test
    void a_new_sitting_forgets_the_end_of_the_one_before_but_not_what_came_since() throws Exception {
        inbox.received(ALDER, end());
        inbox.received(ALDER, opening(2));
        inbox.received(ALDER, end());
        inbox.received(CEDAR, SUM);
        inbox.beginSitting(BIRCH, false);
        List<Input> left = left();
        assertEquals(3, left.size());
        assertArrayEquals(opening(2), bytes(left.get(0)));
        assertArrayEquals(end(), bytes(left.get(1)));
        assertArrayEquals(SUM, bytes(left.get(2)));
    }

    @Test
    void an_end_without_an_opening_after_it_belongs_to_the_sitting_before() throws Exception {
        inbox.received(ALDER, opening(1));
        inbox.next(Duration.ZERO);
        inbox.received(ALDER, end());
        inbox.beginSitting(BIRCH, false);
        assertEquals(List.of(), left());
    }

    @Test
    void what_a_machine_told_itself_is_forgotten_and_a_lost_peer_is_not() throws Exception {
        inbox.put(new Input.Received(BIRCH, SUM));
        inbox.lost(CEDAR);
        inbox.beginSitting(BIRCH, false);
        assertEquals(List.of(new Input.PeerLost(CEDAR)), left());
    }

    @Test
    void the_coordinator_opens_anew_and_forgets_all_that_was_said_to_its_former_opening() throws Exception {
        inbox.received(BIRCH, SUM);
        inbox.received(CEDAR, end());
        inbox.lost(CEDAR);
        inbox.beginSitting(ALDER, true);
        assertEquals(List.of(new Input.PeerLost(CEDAR)), left());
    }

    @Test
    void a_bank_that_is_done_sees_that_the_coordinator_opens_anew_or_that_a_bank_asks_to_be_let_in() throws Exception {
        inbox.received(BIRCH, SUM);
        inbox.received(ALDER, end());
        inbox.lost(CEDAR);
        assertFalse(inbox.isAsked());
        inbox.received(ALDER, opening(2));
        assertTrue(inbox.isAsked());
        left();
        assertFalse(inbox.isAsked());
        inbox.received(CEDAR, encoded(new JoinRun(header(), JoinRun.KNOCK, ANY, ANY, ANY, ANY, List.of(), Optional.empty())));
        assertTrue(inbox.isAsked());
    }

    private List<Input> left() throws InterruptedException {
        List<Input> left = new ArrayList<>();
        for (Optional<Input> next = inbox.next(Duration.ZERO); next.isPresent(); next = inbox.next(Duration.ZERO)) {
            left.add(next.get());
        }
        return left;
    }

    private static byte[] bytes(Input input) {
        return assertInstanceOf(Input.Received.class, input).bytes();
    }

    private static byte[] end() {
        return encoded(new AbortRun(header(), SharedReason.NOT_A_MEMBER, true, Optional.of(CEDAR)));
    }

    private static byte[] opening(int epoch) {
        return encoded(new OpenRun(header(), epoch, ANY, ANY, SumOpeners.COORDINATOR));
    }

    private static byte[] encoded(RoundMessage message) {
        return RoundCodec.encode(message);
    }

    private static Header header() {
        return new Header(ANY, Header.BEFORE_TREES, 0, 0, ALDER, ANY);
    }
}
