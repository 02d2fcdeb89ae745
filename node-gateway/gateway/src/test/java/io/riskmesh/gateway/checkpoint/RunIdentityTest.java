package io.riskmesh.gateway.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunIdentityTest {
    @TempDir
    Path checkpoint;

    @Test
    void the_same_run_goes_on_and_another_one_is_refused_by_the_fact_that_differs() throws Exception {
        RunIdentity run = new RunIdentity(Map.of("seed", "1", "parameters", "aa"));
        run.writeTo(checkpoint);
        new RunIdentity(Map.of("parameters", "aa", "seed", "1")).requireSame(checkpoint);
        RunIdentity other = new RunIdentity(Map.of("seed", "2", "parameters", "aa"));
        Stopped stopped = assertThrows(Stopped.class, () -> other.requireSame(checkpoint));
        assertEquals(ExitStatus.REFUSED, stopped.status());
        assertTrue(stopped.getMessage().contains("expected seed 2, found 1"), stopped.getMessage());
    }

    @Test
    void an_older_run_with_more_facts_is_another_run() throws Exception {
        new RunIdentity(Map.of("seed", "1", "rules", "off")).writeTo(checkpoint);
        RunIdentity run = new RunIdentity(Map.of("seed", "1"));
        assertThrows(Stopped.class, () -> run.requireSame(checkpoint));
    }

    @Test
    void bytes_that_are_no_checkpoint_are_refused() throws Exception {
        Files.write(checkpoint.resolve("run.json"), new byte[] {1, 2, 3});
        RunIdentity run = new RunIdentity(Map.of("seed", "1"));
        assertThrows(Stopped.class, () -> run.requireSame(checkpoint));
    }
}
