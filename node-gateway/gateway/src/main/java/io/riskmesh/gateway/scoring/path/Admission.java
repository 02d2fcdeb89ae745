package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.meter.ScoreStats;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// No queue before work: what cannot be done in time is turned away at once, before its body is read (design `serving.md` section 4). Thread-safe.
final class Admission {
    private static final int MOST_RETRY_SECONDS = 3;

    private final int most;
    private final ScoreStats stats;
    private final ScoringMeter meter;
    private final LongSupplier nanos;
    private final AtomicInteger inFlight = new AtomicInteger();

    /// @param most requests at a time
    /// @param stats of the scores of this gateway
    Admission(int most, ScoreStats stats, ScoringMeter meter, LongSupplier nanos) {
        this.most = most;
        this.stats = stats;
        this.meter = meter;
        this.nanos = nanos;
    }

    /// Takes a permit, to be given back; a refusal took none.
    Optional<ScoreAnswer> take(Deadline longest) {
        Optional<ScoreAnswer> late = inTime(longest);
        if (late.isPresent()) {
            return late;
        }
        int running = inFlight.incrementAndGet();
        if (running > most) {
            inFlight.decrementAndGet();
            return Optional.of(shed("permits", "too many requests at a time"));
        }
        meter.inFlight(running);
        return Optional.empty();
    }

    /// A refusal, if half of the scores of the last second took longer than is left.
    Optional<ScoreAnswer> inTime(Deadline deadline) {
        return stats.p50OfLastSecondMicros() > deadline.remaining().toNanos() / 1_000
                ? Optional.of(shed("slow", "scores take longer than the deadline allows")) : Optional.empty();
    }

    void giveBack() {
        meter.inFlight(inFlight.decrementAndGet());
    }

    private ScoreAnswer shed(String cause, String detail) {
        meter.shed(cause);
        return new ScoreAnswer.Unavailable(ScoringReason.OVERLOADED, detail, 1 + (int) Math.floorMod(nanos.getAsLong() >> 10, (long) MOST_RETRY_SECONDS));
    }
}
