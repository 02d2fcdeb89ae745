package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulated scorer, started as a process and asked by commands alone.
final class TeeScorerCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void a_simulated_scorer_starts_says_loudly_what_it_is_and_stops() throws Exception {
        try {
            assertTrue(done("tee", "scorer", "start").contains("started"));
            assertTrue(done("tee", "scorer", "start").contains("ran before"));
            JsonNode status = new ObjectMapper().readTree(done("tee", "scorer", "status", "--format", "json"));
            assertEquals("simulated", status.path("kind").asText());
            assertEquals(SimulatedScorer.NOTICE, status.path("notice").asText());
            assertEquals(LauncherOfTests.MEASUREMENT, status.path("measurement").asText());
            assertEquals(0, status.path("epochs").size());
            String machine = done("tee", "status");
            assertTrue(machine.contains(SimulatedScorer.NOTICE) && machine.contains("running"), machine);
            assertTrue(done("tee", "scorer", "stop").contains("stopped"));
            assertTrue(done("tee", "scorer", "stop").contains("did not run"));
            assertEquals(4, call("tee", "scorer", "status").status());
            assertTrue(done("tee", "status").contains("not running"));
        } finally {
            call("tee", "scorer", "stop");
        }
    }

    @Test
    void a_simulated_evaluator_says_as_loudly_what_it_is() throws Exception {
        try {
            assertTrue(done("tee", "evaluator", "start").contains(SimulatedScorer.Kind.EVALUATOR.notice()));
            JsonNode status = new ObjectMapper().readTree(done("tee", "evaluator", "status", "--format", "json"));
            assertEquals("simulated", status.path("kind").asText());
            assertEquals(SimulatedScorer.Kind.EVALUATOR.notice(), status.path("notice").asText());
            assertTrue(done("tee", "evaluator", "stop").contains("stopped"));
        } finally {
            call("tee", "evaluator", "stop");
        }
    }

    private String done(String... arguments) throws Exception {
        Call call = call(arguments);
        assertEquals(0, call.status(), call.toString());
        assertFalse(call.out().isBlank());
        return call.out();
    }

    private Call call(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("scorer").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = RiskmeshCli.run(all.toArray(String[]::new), new Terminal(new PrintWriter(out), new PrintWriter(err), false,
                InstantSource.system(), System::nanoTime, new SecureRandom(), Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString())));
        return new Call(status, out.toString(), err.toString());
    }
}
