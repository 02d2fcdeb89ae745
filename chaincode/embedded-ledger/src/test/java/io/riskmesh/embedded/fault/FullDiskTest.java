package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.embedded.commit.TransactionPlace;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import io.riskmesh.embedded.storage.SegmentDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real file system without room. Needs the right to mount one; elsewhere the injected disk of `BlockFilesTest` stands for it.
@Tag("acceptance")
final class FullDiskTest {
    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
        assumeTrue(mounted, "No right to mount a small file system: run as root on Linux to test a full disk for real");
    }

    @AfterEach
    void unmount() throws Exception {
        assertTrue(!mounted || run("umount", folder.toString()));
    }

    @Test
    void a_full_file_system_stops_writing_and_keeps_what_was_acknowledged() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            assertThrows(ReadOnlyLedger.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    Envelope put = ledger.put("k" + i, "v".repeat(2000));
                    ledger.chain().append(List.of(put.toByteString()));
                    acknowledged.add(LedgerInHand.id(put));
                }
            });
            assertThrows(ReadOnlyLedger.class, () -> ledger.chain().append(List.of(ledger.put("x", "y").toByteString())));
            requireAll(ledger, acknowledged);
        }
        assertTrue(acknowledged.size() > 50, acknowledged.size() + " blocks fitted");
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            requireAll(ledger, acknowledged);
        }
        ChainAudit.requireClean(folder.resolve("blocks"));
        assertTrue(run("mount", "-o", "remount,size=8m", folder.toString()));
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            ledger.chain().append(List.of(ledger.put("x", "y").toByteString()));
            requireAll(ledger, acknowledged);
        }
        ChainAudit.requireClean(folder.resolve("blocks"));
        assertTrue(Files.size(folder.resolve("blocks/blocks-000000.rmb")) > 500_000);
    }

    private static void requireAll(LedgerInHand ledger, List<String> acknowledged) {
        for (String id : acknowledged) {
            assertEquals(0, ledger.chain().place(id).map(TransactionPlace::code).orElse(-1));
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException _) {
            return false; // no such program
        }
    }
}
