package io.riskmesh.verifier.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.SegmentFormat;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {

    private static final MadeLedger LEDGER = new MadeLedger(new MadeChannel(false), 1);

    static {
        for (int i = 0; i < 4; i++) {
            LEDGER.add(LEDGER.write("k" + i, "v").envelope());
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) {
        out.reset();
        err.reset();
        return new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Optional::empty).run(List.of(args));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void writeFiles() throws IOException {
        for (int i = 0; i < LEDGER.blocks.size(); i++) {
            Files.write(folder.resolve(i + ".block"), LEDGER.blocks.get(i).toByteArray());
        }
        Files.writeString(folder.resolve("readme.txt"), "not a block");
    }

    /// Two segments: blocks 0 to 2, and the rest.
    private Path writeSegments() throws IOException {
        Path blocks = Files.createDirectories(folder.resolve("blocks"));
        for (int segment = 0; segment < 2; segment++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (var block : segment == 0 ? LEDGER.blocks.subList(0, 3) : LEDGER.blocks.subList(3, 6)) {
                bytes.writeBytes(SegmentFormat.header(block.toByteArray()).array());
                bytes.writeBytes(block.toByteArray());
            }
            Files.write(blocks.resolve(SegmentFormat.fileName(segment)), bytes.toByteArray());
        }
        return blocks;
    }

    @Test
    void a_folder_of_blocks_verifies_in_each_format() throws IOException {
        writeFiles();
        assertEquals(VerifyCommand.VERIFIED, run(folder.toString()));
        assertTrue(output().startsWith("VERIFIED  channel riskmesh, blocks 0..5"), output());
        assertEquals(VerifyCommand.VERIFIED, run(folder.toString(), "--format", "json"));
        assertTrue(output().startsWith("{\"channel\":\"riskmesh\"") && output().contains("\"ledger\":\"fabric\""));
        assertEquals(VerifyCommand.VERIFIED, run("--format", "html", folder.toString()));
        assertTrue(output().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void segments_of_the_embedded_ledger_say_that_one_operator_is_trusted() throws IOException {
        writeSegments();
        assertEquals(VerifyCommand.VERIFIED, run(folder.toString(), "--format", "json"));
        assertTrue(output().contains("\"ledger\":\"embedded\"") && output().contains("\"trust\":\"single operator\""));
        assertTrue(output().contains("\"toBlock\":5"));
    }

    @Test
    void every_byte_of_a_segment_record_header_is_checked() throws IOException {
        Path file = writeSegments().resolve(SegmentFormat.fileName(1));
        byte[] bytes = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * SegmentFormat.HEADER_BYTES; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertEquals(VerifyCommand.FAILED, run(folder.toString(), "--format", "json"));
            assertTrue(output().contains("{\"block\":3,\"code\":\"block_file_corrupt\""), output());
        }
    }

    @Test
    void a_torn_tail_is_reported_with_its_block() throws IOException {
        Path file = writeSegments().resolve(SegmentFormat.fileName(1));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals(VerifyCommand.FAILED, run(folder.toString(), "--format", "json"));
        assertTrue(output().contains("{\"block\":5,\"code\":\"block_file_corrupt\""), output());
    }

    @Test
    void random_and_mutated_segments_are_reported_or_refused() throws IOException {
        Path file = writeSegments().resolve(SegmentFormat.fileName(1));
        byte[] honest = Files.readAllBytes(file);
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] bytes = honest.clone();
            if (seed % 2 == 0) {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, bytes);
            int expected = bytes.length == 0 ? VerifyCommand.VERIFIED : VerifyCommand.FAILED;
            assertEquals(expected, run(folder.toString()), "seed " + seed);
        }
    }

    @Test
    void the_program_runs_from_the_verifiers_jars_alone() throws Exception {
        writeFiles();
        String classPath = Stream.of(System.getProperty("surefire.test.class.path",
                        System.getProperty("java.class.path")).split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*(verifier|ledger-model)/target/classes/?|.*(fabric-protos|protobuf-java)-[0-9].*"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", classPath, "io.riskmesh.verifier.process.VerifierMain", folder.toString(), "--format", "json")
                .redirectError(folder.resolve("err").toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // The program checks facts too, and these transactions write none.
        assertEquals(VerifyCommand.FAILED, process.waitFor(), () -> output + classPath);
        assertTrue(output.contains("\"id\":\"S3\",\"status\":\"VERIFIED\"")
                && output.contains("\"code\":\"malformed_fact\""), output);
    }

    @Test
    void a_missing_file_is_a_gap() throws IOException {
        writeFiles();
        Files.delete(folder.resolve("3.block"));
        assertEquals(VerifyCommand.FAILED, run(folder.toString(), "--format", "json"));
        assertTrue(output().contains("{\"block\":3,\"code\":\"number\""), output());
    }

    @Test
    void known_heads_and_commit_hashes_are_compared() throws IOException {
        writeFiles();
        String head = "2:" + HexFormat.of().formatHex(
                BlockHash.ofHeader(LEDGER.blocks.get(2).getHeader()).toByteArray());
        ByteString commit = LEDGER.blocks.get(4).getMetadata().getMetadata(4).substring(2);
        String hash = "peer0:4:" + HexFormat.of().formatHex(commit.toByteArray());
        assertEquals(VerifyCommand.VERIFIED,
                run(folder.toString(), "--known-head", head, "--commit-hash", hash, "--format", "json"));
        assertTrue(output().contains("\"commitHashes\":[{\"block\":4,\"equal\":true,\"source\":\"peer0\"}]"));
        assertEquals(VerifyCommand.FAILED, run(folder.toString(), "--known-head", head.replace("2:", "3:")));
        assertEquals(VerifyCommand.FAILED, run(folder.toString(), "--commit-hash", hash.replace(":4:", ":5:")));
    }

    @Test
    void a_checkpoint_is_written_used_and_refused_when_damaged() throws IOException {
        writeFiles();
        Path checkpoint = folder.resolve("audit.checkpoint");
        assertEquals(VerifyCommand.VERIFIED, run(folder.toString(), "--checkpoint", checkpoint.toString()));
        String first = output();
        assertEquals(VerifyCommand.VERIFIED, run(folder.toString(), "--checkpoint", checkpoint.toString()));
        assertEquals(first, output());
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[40] ^= 1;
        Files.write(checkpoint, bytes);
        assertEquals(VerifyCommand.UNREADABLE, run(folder.toString(), "--checkpoint", checkpoint.toString()));
    }

    @Test
    void usage_and_missing_folders_have_their_exit_codes() throws IOException {
        assertEquals(VerifyCommand.USAGE, run());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Usage: verify DIR"));
        assertEquals(VerifyCommand.USAGE, run("a", "b"));
        assertEquals(VerifyCommand.USAGE, run("a", "--format"));
        assertEquals(VerifyCommand.USAGE, run("a", "--format", "pdf"));
        assertEquals(VerifyCommand.USAGE, run("a", "--known-head", "2"));
        assertEquals(VerifyCommand.USAGE, run("a", "--known-head", "x:" + "00".repeat(32)));
        assertEquals(VerifyCommand.USAGE, run("a", "--other"));
        assertEquals(VerifyCommand.UNREADABLE, run(folder.resolve("none").toString()));
        assertEquals(VerifyCommand.UNREADABLE, run(folder.toString()));
    }
}
