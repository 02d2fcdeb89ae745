package io.riskmesh.verifier.process;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.FolderOfBlocks;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.report.HtmlReport;
import io.riskmesh.verifier.report.JsonReport;
import io.riskmesh.verifier.report.TextReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import io.riskmesh.verifier.run.VerifierCheckpoint;
import io.riskmesh.verifier.stage.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Verifies a folder of blocks, or a pack with all that lies in it, and writes the report. The gateway's `audit verify` runs the same.
public final class VerifyCommand {

    public static final int VERIFIED = 0;
    public static final int USAGE = 2;
    public static final int FAILED = 3;
    public static final int UNREADABLE = 4;

    private static final String BLOCKS = "blocks";

    /// Opens what the command line names.
    @FunctionalInterface
    public interface SourceOpener {
        BlockSource open(Path place) throws UnreadableSource;
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Optional<Stage>> facts;

    /// @param facts makes the stage S5
    public VerifyCommand(PrintStream out, PrintStream err, Supplier<Optional<Stage>> facts) {
        this.out = out;
        this.err = err;
        this.facts = facts;
    }

    /// Gives the exit code.
    public int run(List<String> args) {
        return run(args, VerifyCommand::open);
    }

    /// Gives the exit code; the blocks come from elsewhere than a folder.
    public int run(List<String> args, SourceOpener opener) {
        try {
            return verify(VerifyArguments.of(args), opener);
        } catch (VerifyArguments.Misused e) {
            err.println(e.getMessage());
            err.print(VerifyArguments.USAGE);
            return USAGE;
        } catch (UnreadableSource e) {
            err.println(e.getMessage());
            return UNREADABLE;
        }
    }

    private int verify(VerifyArguments arguments, SourceOpener opener) throws UnreadableSource {
        PackCheck pack = new PackCheck(arguments.folder());
        try (BlockSource source = opener.open(arguments.folder())) {
            Optional<Stage> stage = facts.get();
            LedgerVerifier verifier = new LedgerVerifier(
                    new VerificationOptions(source.isEmbedded(), arguments.knownHeads(),
                            arguments.commitHashes()), stage);
            resume(verifier, arguments.checkpoint());
            VerificationReport report = verifier.verify(source);
            print(report, arguments.format());
            save(verifier, arguments.checkpoint());
            boolean sound = pack.check(report.isVerified(), stage, source.isEmbedded(),
                    arguments.format() == VerifyArguments.Format.TABLE ? out : err);
            return report.isVerified() && sound ? VERIFIED : FAILED;
        } catch (UnreadableSource e) {
            if (pack.isDamaged(err)) {
                err.println(e.getMessage());
                return FAILED;
            }
            throw e;
        }
    }

    /// Opens what lies in the folder: segments, segments in its `blocks`, or files of single blocks.
    public static BlockSource open(Path folder) throws UnreadableSource {
        for (Path place : List.of(folder, folder.resolve(BLOCKS))) {
            if (SegmentedBlocks.isAt(place)) {
                return SegmentedBlocks.open(place);
            }
            if (FolderOfBlocks.isAt(place)) {
                return FolderOfBlocks.open(place);
            }
        }
        throw new UnreadableSource("No blocks in " + folder);
    }

    private static void resume(LedgerVerifier verifier, Optional<Path> checkpoint) throws UnreadableSource {
        if (checkpoint.isEmpty() || !Files.exists(checkpoint.get())) {
            return;
        }
        try {
            verifier.resume(VerifierCheckpoint.of(ByteString.copyFrom(Files.readAllBytes(checkpoint.get()))));
        } catch (IOException | MalformedBlock e) {
            throw new UnreadableSource("Cannot use the checkpoint " + checkpoint.get() + ": " + e.getMessage(), e);
        }
    }

    private static void save(LedgerVerifier verifier, Optional<Path> checkpoint) throws UnreadableSource {
        Optional<VerifierCheckpoint> reached = verifier.checkpoint();
        if (checkpoint.isEmpty() || reached.isEmpty()) {
            return;
        }
        Path file = checkpoint.get().toAbsolutePath();
        Path half = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(half, reached.get().toBytes().toByteArray());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnreadableSource("Cannot write the checkpoint " + file, e);
        }
    }

    private void print(VerificationReport report, VerifyArguments.Format format) {
        byte[] bytes = switch (format) {
            case JSON -> (new String(JsonReport.of(report), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
            case HTML -> HtmlReport.of(report).getBytes(StandardCharsets.UTF_8);
            case TABLE -> TextReport.of(report).getBytes(StandardCharsets.UTF_8);
        };
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
