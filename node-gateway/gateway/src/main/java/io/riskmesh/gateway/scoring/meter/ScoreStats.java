package io.riskmesh.gateway.scoring.meter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/// Figures for people: of the last whole minute and since the start. Thread-safe.
public final class ScoreStats implements ScoringMeter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MOST_MICROS = 60_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Long> outcomes = new TreeMap<>(); // guarded by this, like all
    private final Histogram total = new Histogram(MOST_MICROS, 3);
    private Histogram minute = new Histogram(MOST_MICROS, 3);
    private Histogram lastMinute = new Histogram(MOST_MICROS, 3);
    private Histogram second = new Histogram(MOST_MICROS, 3);
    private long p50OfLastSecondMicros;
    private long minuteFrom;
    private long secondFrom;
    private int inFlight;

    /// @param nanos monotonic time
    public ScoreStats(LongSupplier nanos) {
        this.nanos = nanos;
        this.minuteFrom = nanos.getAsLong();
        this.secondFrom = minuteFrom;
    }

    @Override
    public void stage(Stage stage, long took) {
        // not for people
    }

    @Override
    public void appraised(String kind, Optional<String> rejection, long took) {
        // not for people
    }

    @Override
    public synchronized void outcome(String outcome, Optional<ReasonCode> reason, String sides, long took) {
        outcomes.merge(reason.map(code -> outcome + "/" + code.code()).orElse(outcome), 1L, Long::sum);
        turn();
        if (outcome.equals("scored")) {
            long micros = Math.clamp(took / 1_000, 1, MOST_MICROS);
            total.recordValue(micros);
            minute.recordValue(micros);
            second.recordValue(micros);
        }
    }

    private void turn() {
        long now = nanos.getAsLong();
        if (now - secondFrom >= SECOND_NANOS) {
            p50OfLastSecondMicros = now - secondFrom < 2 * SECOND_NANOS && second.getTotalCount() > 0 ? second.getValueAtPercentile(50) : 0;
            second = new Histogram(MOST_MICROS, 3);
            secondFrom = now;
        }
        if (now - minuteFrom >= MINUTE_NANOS) {
            lastMinute = now - minuteFrom < 2 * MINUTE_NANOS ? minute : new Histogram(MOST_MICROS, 3);
            minute = new Histogram(MOST_MICROS, 3);
            minuteFrom = now;
        }
    }

    @Override
    public void decided(String band, String model) {
        // in metrics
    }

    @Override
    public void idempotency(String result) {
        // in metrics
    }

    @Override
    public synchronized void shed(String cause) {
        outcomes.merge("shed/" + cause, 1L, Long::sum);
    }

    @Override
    public synchronized void inFlight(int requests) {
        inFlight = requests;
    }

    /// Median of the scores of the last second, 0 if there were none.
    public synchronized long p50OfLastSecondMicros() {
        turn(); // or a second in which all were turned away would never end
        return p50OfLastSecondMicros;
    }

    /// `{inFlight, lastMinute, thisMinute, sinceStart, outcomes}`.
    public synchronized ObjectNode document() {
        turn();
        ObjectNode out = JSON.createObjectNode().put("inFlight", inFlight);
        out.set("lastMinute", figures(lastMinute));
        out.set("thisMinute", figures(minute));
        out.set("sinceStart", figures(total));
        ObjectNode counted = out.putObject("outcomes");
        outcomes.forEach(counted::put);
        return out;
    }

    private static ObjectNode figures(Histogram of) {
        return JSON.createObjectNode().put("scores", of.getTotalCount()).put("p50Micros", of.getValueAtPercentile(50))
                .put("p95Micros", of.getValueAtPercentile(95)).put("p99Micros", of.getValueAtPercentile(99));
    }
}
