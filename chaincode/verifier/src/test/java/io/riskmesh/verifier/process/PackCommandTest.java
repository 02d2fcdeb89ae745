package io.riskmesh.verifier.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.verifier.block.SegmentFormat;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.pack.PackManifest;
import io.riskmesh.verifier.pack.PackedReceipt;
import io.riskmesh.verifier.pack.PackedReceiptTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packs as a regulator gets them: nothing but the folder and the verifier.
final class PackCommandTest {
    private static final MadeLedger LEDGER = new MadeLedger(new MadeChannel(false), 1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path pack;

    @BeforeEach
    void pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (var block : LEDGER.blocks) {
            bytes.writeBytes(SegmentFormat.header(block.toByteArray()).array());
            bytes.writeBytes(block.toByteArray());
        }
        Files.write(Files.createDirectories(pack.resolve("blocks")).resolve(SegmentFormat.fileName(0)), bytes.toByteArray());
        Files.writeString(pack.resolve("timeline.json"), "{\"entries\": []}\n");
        PackManifest.seal(pack, "the ledger");
    }

    private int run() {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new VerifyCommand(print, print, () -> Optional.of(new FactStage())).run(List.of(pack.toString()));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_sealed_pack_verifies() {
        assertEquals(VerifyCommand.VERIFIED, run(), this::output);
        assertTrue(output().contains("pack: every file is the one that its manifest names"), output());
    }

    @Test
    void every_one_of_a_hundred_random_flips_of_one_bit_is_found_and_its_file_named() throws IOException {
        long seed = 4;
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(pack)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < 100; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            byte[] flipped = bytes.clone();
            int at = random.nextInt(bytes.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            String name = pack.relativize(file).toString();
            String where = "seed " + seed + ", byte " + at + " of " + name + "\n";
            assertEquals(VerifyCommand.FAILED, run(), () -> where + output());
            // What is wrong with the manifest may show in its digest alone.
            assertTrue(output().contains("FAILED " + name + " (files)")
                    || name.equals(PackManifest.FILE) && output().contains("FAILED " + PackManifest.DIGEST_FILE + " (files)"), () -> where + output());
            Files.write(file, bytes);
        }
        assertEquals(VerifyCommand.VERIFIED, run(), this::output);
    }

    @Test
    void a_file_that_is_missing_and_one_that_was_added_are_named() throws IOException {
        Files.delete(pack.resolve("timeline.json"));
        Files.writeString(pack.resolve("blocks/note.txt"), "read me");
        assertEquals(VerifyCommand.FAILED, run());
        assertTrue(output().contains("FAILED timeline.json (files): the manifest names it, the pack does not hold it"), output());
        assertTrue(output().contains("FAILED blocks/note.txt (files): the manifest does not name it"), output());
    }

    @Test
    void a_manifest_that_is_missing_does_not_make_a_pack_a_plain_folder_as_long_as_its_digest_is_there() throws IOException {
        Files.delete(pack.resolve(PackManifest.FILE));
        assertEquals(VerifyCommand.FAILED, run());
        assertTrue(output().contains("FAILED pack.json (files): it is missing"), output());
    }

    @Test
    void a_pack_without_manifest_and_digest_is_no_plain_folder_and_its_receipts_are_looked_at() throws IOException {
        Files.write(Files.createDirectories(pack.resolve("receipts")).resolve("rcp_1.json"), PackedReceipt.encode(PackedReceiptTest.unknown()));
        Files.delete(pack.resolve(PackManifest.FILE));
        Files.delete(pack.resolve(PackManifest.DIGEST_FILE));
        assertEquals(VerifyCommand.FAILED, run(), this::output);
        assertTrue(output().contains("FAILED pack.json (files): it is missing"), output());
        assertTrue(output().contains("FAILED receipts/rcp_1.json (enclave): no_enclave"), output());
        Files.delete(pack.resolve("timeline.json"));
        assertEquals(VerifyCommand.FAILED, run(), this::output);
        Files.move(pack.resolve("receipts"), pack.resolve("models"));
        assertEquals(VerifyCommand.FAILED, run(), this::output);
    }

    @Test
    void receipts_and_models_that_the_ledger_knows_nothing_of_fail_although_the_manifest_names_them() throws IOException {
        Path receipts = Files.createDirectories(pack.resolve("receipts"));
        Files.write(receipts.resolve("rcp_1.json"), PackedReceipt.encode(PackedReceiptTest.sample()));
        Files.write(receipts.resolve("rcp_2.json"), PackedReceipt.encode(PackedReceiptTest.unknown()));
        Files.writeString(Files.createDirectories(pack.resolve("models")).resolve("fraud-1.ubj"), "no model");
        PackManifest.seal(pack, "a receipt");
        assertEquals(VerifyCommand.FAILED, run());
        assertTrue(output().contains("FAILED receipts/rcp_1.json (receipt): malformed_fact"), output());
        assertTrue(output().contains("FAILED receipts/rcp_2.json (enclave): no_enclave"), output());
        assertTrue(output().contains("FAILED receipts/rcp_2.json (model): "), output());
        assertTrue(output().contains("FAILED models/fraud-1.ubj (model): no model version of the ledger has this file's digest"), output());
    }

    @Test
    void blocks_that_cannot_be_read_are_a_failure_of_the_pack_that_names_them() throws IOException {
        Files.delete(pack.resolve("blocks").resolve(SegmentFormat.fileName(0)));
        assertEquals(VerifyCommand.FAILED, run(), this::output);
        assertTrue(output().contains("FAILED blocks/" + SegmentFormat.fileName(0) + " (files)"), output());
    }
}
