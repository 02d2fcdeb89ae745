package io.riskmesh.gateway.run.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RoundTimerTest {
    private static final PartyId BIRCH = new PartyId("BirchMSP");
    private static final PartyId CEDAR = new PartyId("CedarMSP");

    private final AtomicLong now = new AtomicLong();
    private final RoundTimer timer = new RoundTimer(now::get, Duration.ofSeconds(10));

    @Test
    void a_bank_is_silent_only_while_it_is_awaited() {
        timer.await(Set.of(BIRCH));
        seconds(11);
        assertEquals(Optional.of(BIRCH), timer.silent());
        timer.await(Set.of());
        assertTrue(timer.silent().isEmpty());
        timer.await(Set.of(BIRCH));
        assertTrue(timer.silent().isEmpty(), "the time begins anew when it is awaited anew");
    }

    @Test
    void whoever_speaks_gets_the_whole_time_again() {
        timer.await(Set.of(BIRCH, CEDAR));
        seconds(9);
        assertEquals(Optional.of(Duration.ofSeconds(9)), timer.heard(CEDAR));
        seconds(2);
        assertEquals(Optional.of(BIRCH), timer.silent());
        timer.forget(BIRCH);
        assertTrue(timer.silent().isEmpty());
        assertTrue(timer.heard(new PartyId("DoverMSP")).isEmpty(), "nobody waited for it");
    }

    private void seconds(long more) {
        now.addAndGet(Duration.ofSeconds(more).toNanos());
    }
}
