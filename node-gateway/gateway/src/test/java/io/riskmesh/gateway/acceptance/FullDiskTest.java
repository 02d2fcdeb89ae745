package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.cli.LabRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose files cannot grow: it stops in one line with exit 4, shows no half-written result, and goes on with `--resume` when
/// there is room again.
@Tag("acceptance")
final class FullDiskTest {
    private static final long LIMIT_SECONDS = 120;
    private static final int MOST_BYTES = 20_000; // the banks' files of the run outgrow this before the last tree

    @TempDir
    Path folder;

    @Test
    void a_full_disk_stops_a_run_which_is_resumed_later_to_the_same_bytes() throws Exception {
        Path rows = LabRows.write(folder.resolve("payments.csv"), 1200, 5);
        try (RiskmeshProcess full = RiskmeshProcess.start(command(rows, "out", false))) {
            full.waitForLine("keys agreed", LIMIT_SECONDS);
            full.limitFiles(MOST_BYTES);
            assertEquals(4, full.exitStatus(LIMIT_SECONDS), full.output());
            String last = full.output().lines().reduce((_, line) -> line).orElseThrow();
            assertTrue(last.startsWith("riskmesh: ") && last.contains("File too large") && last.contains("--resume"), last);
        }
        assertFalse(Files.exists(folder.resolve("out")));
        for (String out : List.of("out", "whole")) {
            try (RiskmeshProcess run = RiskmeshProcess.start(command(rows, out, out.equals("out")))) {
                assertEquals(0, run.exitStatus(LIMIT_SECONDS), run.output());
            }
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole/model.ubj")), Files.readAllBytes(folder.resolve("out/model.ubj")));
    }

    private List<String> command(Path rows, String out, boolean resume) {
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", rows.toString(), "--label", "is_fraud", "--id",
                "payment_id", "--exclude", "bank,kind", "--banks", "iid4", "--params", "REG", "--set", "rounds=40", "--out",
                folder.resolve(out).toString()));
        if (resume) {
            command.add("--resume");
        }
        return command;
    }
}
