package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `demo` with a small program in the place of the launcher and its simulator; CI plays the real one.
final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void a_simulator_that_fails_ends_the_demo_in_one_line_and_leaves_nothing() throws Exception {
        Call call = demo(launcher("echo no room; exit 1"), folder.resolve("demo"));
        assertEquals(4, call.status());
        assertTrue(call.err().lines().reduce((_, line) -> line).orElseThrow().endsWith("ended with exit status 1: no room"), call.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("launcher")), left.toList());
        }
    }

    @Test
    void without_the_launcher_the_demo_says_how_to_call_it() {
        Call call = Call.of("demo", "--out", folder.resolve("demo").toString());
        assertTrue(call.refusal(4).contains("run ./riskmesh demo"));
    }

    private Path launcher(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("launcher"), """
                #!/bin/sh
                """ + LauncherOfTests.LEDGER + "\n" + """
                while [ $# -gt 0 ]; do
                  [ "$1" = --out ] && out=$2
                  shift
                done
                """ + body + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private static Call demo(Path launcher, Path out) {
        StringWriter answer = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(answer), new PrintWriter(err), false, InstantSource.system(),
                System::nanoTime, new SecureRandom(), Map.of("RISKMESH_LAUNCHER", launcher.toString()));
        int status = RiskmeshCli.run(new String[] {"demo", "--out", out.toString(), "--seed", "5"}, terminal);
        return new Call(status, answer.toString(), err.toString());
    }
}
