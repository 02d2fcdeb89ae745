package io.riskmesh.benchmarks.federated;

import io.riskmesh.benchmarks.measure.CpuClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where a run spends its time, by JDK Flight Recorder's samples of running Java threads: each sample counts for the package
/// of the innermost frame that is ours, so that a cipher counts for who calls it. The collector, the compiler and waits for
/// the disk are not sampled.
final class Sampled {
    private static final String EVENT = "jdk.ExecutionSample";
    private static final String HOUSE = "io.riskmesh.";
    private static final int SHOWN = 6;

    private Sampled() {}

    /// Runs the work once and says the largest shares, as `boosting.rows 41 %, ...`.
    static String shares(CpuClock.Work work) throws Exception {
        Path file = Files.createTempFile("riskmesh-bench", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(EVENT).withPeriod(Duration.ofMillis(10));
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            return words(counted(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Map<String, Integer> counted(Path file) throws IOException {
        Map<String, Integer> samples = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals(EVENT) && event.getStackTrace() != null) {
                samples.merge(owner(event.getStackTrace().getFrames()), 1, Integer::sum);
            }
        }
        return samples;
    }

    private static String owner(List<RecordedFrame> innermostFirst) {
        return innermostFirst.stream().map(frame -> frame.getMethod().getType().getName())
                .filter(type -> type.startsWith(HOUSE))
                .map(type -> type.substring(HOUSE.length(), type.lastIndexOf('.')))
                .findFirst().orElse("other");
    }

    private static String words(Map<String, Integer> samples) {
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        return samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(one -> one.getKey() + " " + Math.round(100.0 * one.getValue() / all) + " %")
                .collect(Collectors.joining(", "));
    }
}
