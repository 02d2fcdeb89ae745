package io.riskmesh.gateway.client.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.output.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What came back of a load, and how long each call took from the moment at which it was due. Thread-safe.
public final class LoadReport {
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};
    private static final int DIGITS = 3;

    private final LoadPlan plan;
    private final Histogram micros = new Histogram(DIGITS); // of scores alone
    private final Map<String, Integer> kinds = new TreeMap<>();
    private long millis;

    LoadReport(LoadPlan plan) {
        this.plan = plan;
    }

    synchronized void add(long latencyMicros, String kind) {
        kinds.merge(kind, 1, Integer::sum);
        if (kind.equals("scored")) {
            micros.recordValue(Math.max(0, latencyMicros));
        }
    }

    synchronized void took(long allMillis) {
        millis = allMillis;
    }

    /// Calls that got a score.
    public synchronized int answered() {
        return kinds.getOrDefault("scored", 0);
    }

    /// HdrHistogram's percentile distribution in microseconds.
    public synchronized String distribution() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII)) {
            micros.outputPercentileDistribution(out, 1.0);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /// The figures; latencies are of scores alone.
    public synchronized Answer answer() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("offeredPerSecond", plan.rate()).put("tookMs", millis);
        List<List<String>> rows = new ArrayList<>();
        ObjectNode outcomes = document.putObject("outcomes");
        kinds.forEach((kind, count) -> {
            outcomes.put(kind, count);
            rows.add(List.of(kind, Integer.toString(count)));
        });
        ObjectNode latency = document.putObject("latencyMicros");
        for (double percentile : PERCENTILES) {
            String name = "p" + (percentile == Math.rint(percentile) ? Long.toString((long) percentile) : Double.toString(percentile));
            latency.put(name, micros.getValueAtPercentile(percentile));
            rows.add(List.of(name + " us", Long.toString(micros.getValueAtPercentile(percentile))));
        }
        return new Answer(document, List.of(plan.rate() + " per second offered, " + millis + " ms"), List.of("what", "value"), rows, List.of());
    }
}
