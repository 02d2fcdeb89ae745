package io.riskmesh.gateway.checkpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// Everything that decides the bytes of a run's model, so that a checkpoint is never continued by another run.
///
/// @param facts name to text, for example `parameters` to their digest
public record RunIdentity(Map<String, String> facts) {
    private static final String FILE = "run.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Copies the facts in the order of their names.
    public RunIdentity {
        facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /// Makes the folder of a checkpoint, which appears together with the note whose it is.
    public void writeTo(Path checkpoint) throws IOException {
        Path begun = checkpoint.resolveSibling(checkpoint.getFileName() + ".begun");
        Files.createDirectories(begun);
        WholeFile.write(begun.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
        Files.move(begun, checkpoint, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Refuses a checkpoint of another run and names the first fact that differs.
    public void requireSame(Path checkpoint) throws Stopped {
        Map<String, String> found = read(checkpoint);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            String other = found.get(fact.getKey());
            if (!fact.getValue().equals(other)) {
                throw Stopped.refused("checkpoint of another run in " + checkpoint + ": expected " + fact.getKey() + " "
                        + fact.getValue() + ", found " + other);
            }
        }
        if (found.size() != facts.size()) {
            throw Stopped.refused("checkpoint of another run in " + checkpoint + ": expected the facts " + facts.keySet()
                    + ", found " + found.keySet());
        }
    }

    private static Map<String, String> read(Path checkpoint) throws Stopped {
        try {
            return JSON.readValue(Files.readAllBytes(checkpoint.resolve(FILE)), new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException _) {
            throw Stopped.refused("checkpoint " + checkpoint + ": expected " + FILE
                    + " of an interrupted run, found none that can be read");
        }
    }
}
