package io.riskmesh.embedded.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedLedgerMainTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void it_says_ready_refuses_a_second_process_and_stops_when_told() throws Exception {
        Process first = start("--data", folder.toString(), "--organisations", "BankA,BankB,BankC", "--regulators", "Regulator", "--port", "0");
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertTrue(line.matches("ready 127\\.0\\.0\\.1:[0-9]+ channel riskmesh height 2 ledger: embedded, trust: single operator"), line);
            String profile = Files.readString(folder.resolve("connection.json"));
            assertTrue(profile.contains("\"endpoint\":\"" + line.split(" ", -1)[1] + "\""), profile);
            assertTrue(profile.contains("\"processId\":" + first.pid()), profile);
            Process second = start("--data", folder.toString(), "--organisations", "BankA,BankB,BankC", "--regulators", "Regulator",
                    "--port", "0");
            assertTrue(second.waitFor(20, TimeUnit.SECONDS));
            assertEquals(4, second.exitValue());
            assertTrue(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).contains("Another process uses"));
        } finally {
            first.destroy();
        }
        assertTrue(first.waitFor(20, TimeUnit.SECONDS));
        assertEquals(SIGTERM, first.exitValue());
    }

    @Test
    void arguments_that_make_no_sense_are_refused_with_a_sentence() {
        assertTrue(refused("--data", "d", "--organisations", "BankA", "--mode", "PRODUCTION").contains("simulated_refused"));
        assertTrue(refused("--data", "d").contains("--organisations"));
        assertTrue(refused("--data").contains("--data"));
        assertTrue(refused("--bootstrap", "x").contains("--bootstrap"));
        assertTrue(refused("--data", "d", "--organisations", "BankA", "--port", "65536").contains("65536"));
        assertEquals(List.of("BankA", "BankB"), StartOptions.of(List.of("--data", "d", "--organisations", "BankA, BankB")).banks());
    }

    private static String refused(String... args) {
        return assertThrows(IllegalArgumentException.class, () -> StartOptions.of(List.of(args))).getMessage();
    }

    private static Process start(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), EmbeddedLedgerMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }
}
