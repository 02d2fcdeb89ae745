package io.riskmesh.architecture.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FabricScriptsTest {
    private static final List<String> PROGRAMS = List.of("up", "status", "down", "render", "watch",
            "builder/bin/detect", "builder/bin/build", "builder/bin/release");

    @TempDir
    private Path folder;

    @Test
    void every_program_can_be_executed_and_parsed() throws Exception {
        for (String program : PROGRAMS) {
            assertTrue(Files.isExecutable(Script.FABRIC.resolve(program)), program + " lacks its execute bit");
        }
        for (Path file : all()) {
            Script.Outcome parsed = new Script(Path.of("bash"), Map.of()).call("-n", file);
            assertEquals(0, parsed.exit(), parsed.err());
        }
    }

    @Test
    void shellcheck_has_nothing_to_say_where_it_is_installed() throws Exception {
        Assumptions.assumeTrue(new Script(Path.of("sh"), Map.of()).call("-c", "command -v shellcheck").exit() == 0,
                "shellcheck is not installed");
        for (Path file : all()) {
            Script.Outcome checked = new Script(Path.of("shellcheck"), Map.of()).call("-x", "-P", Script.ROOT, file);
            assertEquals(0, checked.exit(), checked.out());
        }
    }

    @Test
    void without_binaries_up_says_in_one_line_what_to_set_and_leaves_nothing_behind() throws Exception {
        Path data = folder.resolve("network");
        for (Script up : List.of(Script.named("up"), new Script(Script.FABRIC.resolve("up"), Map.of("FABRIC_BIN", "")))) {
            Script.Outcome outcome = up.call("--data", data);
            assertEquals(4, outcome.exit());
            assertEquals("", outcome.out());
            assertEquals("riskmesh fabric: set FABRIC_BIN to the folder that holds peer, orderer, configtxgen and osnadmin of "
                    + "Fabric 3.1; nothing was started.\n", outcome.err());
        }
        Script.Outcome empty = new Script(Script.FABRIC.resolve("up"), Map.of("FABRIC_BIN", folder.toString())).call("--data", data);
        assertEquals(4, empty.exit());
        assertTrue(empty.err().contains("holds no program 'peer'") && empty.err().lines().count() == 1, empty.err());
        assertFalse(Files.exists(data));
    }

    @Test
    void the_launcher_hands_the_three_verbs_on_without_a_build() throws Exception {
        Script launcher = new Script(Script.ROOT.resolve("riskmesh"), Map.of());
        Script.Outcome up = launcher.call("fabric", "up", "--data", folder.resolve("network"));
        assertEquals(4, up.exit());
        assertTrue(up.err().startsWith("riskmesh fabric: set FABRIC_BIN"), up.err());
        assertEquals(4, launcher.call("fabric", "status", "--data", folder.resolve("network")).exit());
        assertEquals(0, launcher.call("fabric", "down", "--data", folder.resolve("network")).exit());
        assertEquals(2, launcher.call("fabric", "destroy").exit());
        assertEquals(2, launcher.call("fabric").exit());
    }

    @Test
    void arguments_that_make_no_sense_are_refused_with_a_sentence() throws Exception {
        for (List<String> arguments : List.of(List.of("--orderers", "solo"), List.of("--orderers"), List.of("--data"),
                List.of("--port-shift", "x"), List.of("--data", "a b"), List.of("--bootstrap", "x"))) {
            Script.Outcome outcome = Script.named("up").call(arguments.toArray());
            assertEquals(2, outcome.exit(), arguments.toString());
            assertTrue(outcome.err().contains("usage: riskmesh fabric up"), outcome.err());
        }
    }

    private static List<Path> all() {
        List<Path> files = new ArrayList<>(PROGRAMS.stream().map(Script.FABRIC::resolve).toList());
        files.add(Script.FABRIC.resolve("network.sh"));
        return files;
    }
}
