package io.riskmesh.gateway.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessGroupTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @Test
    void what_was_started_is_found_again_by_another_process_and_ended_by_name() throws Exception {
        Path state = folder.resolve("processes");
        ProcessHandle started = new ProcessGroup(state).start("one", List.of("sleep", "60"), Map.of(), folder.resolve("log"));
        ProcessGroup again = new ProcessGroup(state);
        assertEquals(started.pid(), again.running("one").orElseThrow().pid());
        assertTrue(again.running("two").isEmpty());
        assertEquals(List.of(), again.stop(List.of("one", "two"), Duration.ofSeconds(5)));
        assertTrue(again.running("one").isEmpty());
        assertFalse(Files.exists(state), "nothing is left to remember");
    }

    @Test
    void one_that_does_not_listen_is_killed_and_named() throws Exception {
        ProcessGroup group = new ProcessGroup(folder.resolve("processes"));
        Path ready = folder.resolve("ready");
        ProcessHandle deaf = group.start("deaf", List.of("sh", "-c", "trap '' TERM; : > " + ready + "; while :; do sleep 0.1; done"), Map.of(),
                folder.resolve("log"));
        while (!Files.exists(ready)) {
            Thread.sleep(5);
        }
        assertEquals(List.of("deaf"), group.stop(List.of("deaf"), SHORT));
        assertFalse(deaf.isAlive());
    }

    @Test
    void a_number_that_another_process_has_now_is_left_alone() throws Exception {
        Path state = folder.resolve("processes");
        ProcessMark own = ProcessMark.of(ProcessHandle.current());
        Files.writeString(state, "mine " + own.pid() + " 12345\n");
        ProcessGroup group = new ProcessGroup(state);
        assertTrue(group.running("mine").isEmpty(), "the start is another");
        assertEquals(List.of(), group.stop(List.of("mine"), SHORT));
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void a_state_file_that_says_something_else_is_told() throws Exception {
        Path state = Files.writeString(folder.resolve("processes"), "one; rm -rf 1 2\n");
        assertThrows(IOException.class, () -> new ProcessGroup(state).running("one"));
        assertThrows(IllegalArgumentException.class,
                () -> new ProcessGroup(folder.resolve("other")).start("../x", List.of("true"), Map.of(), folder.resolve("log")));
    }
}
