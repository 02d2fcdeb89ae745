package io.riskmesh.gateway.output;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a run's results, published whole: everything is written into `NAME.partial` beside it, which is renamed at the
/// end. Whoever sees the folder sees all of it; a killed run leaves only the partial one, with its checkpoint.
///
/// Not thread-safe; one process per folder.
public final class OutputFolder {
    private static final String CHECKPOINT = "checkpoint";
    private static final String RESULT = "report.json";
    private static final String MARK = ".riskmesh-partial";

    private final Path target;
    private final Path partial;

    private OutputFolder(Path target) {
        this.target = target;
        this.partial = target.resolveSibling(target.getFileName() + ".partial");
    }

    /// A folder for a new run. Refuses to overwrite what is not a former result, and an interrupted run, which can be resumed.
    public static OutputFolder fresh(Path out) throws Stopped, IOException {
        OutputFolder folder = checked(out);
        if (Files.exists(folder.partial.resolve(CHECKPOINT))) {
            throw Stopped.usage(folder.partial + " holds an interrupted run; add --resume to continue it, or remove it");
        }
        folder.clearPartial();
        folder.create();
        return folder;
    }

    /// A folder whose interrupted run, if any, is thrown away.
    public static OutputFolder restarted(Path out) throws Stopped, IOException {
        OutputFolder folder = checked(out);
        folder.clearPartial();
        folder.create();
        return folder;
    }

    /// The folder of an interrupted run, or of a finished one, which is then finished again from its last checkpoint. A run that
    /// was interrupted before its first checkpoint begins again.
    public static OutputFolder resumed(Path out) throws Stopped, IOException {
        OutputFolder folder = checked(out);
        if (folder.hasCheckpoint()) {
            return folder;
        }
        Path finished = folder.target.resolve(CHECKPOINT);
        if (!Files.isDirectory(finished) && !Files.exists(folder.partial.resolve(MARK))) {
            throw Stopped.refused("--resume: expected a checkpoint in " + folder.checkpoint() + " or " + finished
                    + ", found none");
        }
        folder.clearPartial();
        folder.create();
        if (Files.isDirectory(finished)) {
            Path copied = folder.partial.resolve(CHECKPOINT + ".copied");
            copy(finished, copied);
            Files.move(copied, folder.checkpoint(), StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }

    /// Refuses early what {@link #restarted} would refuse later; leaves nothing behind.
    public static void requireWritable(Path out) throws Stopped, IOException {
        restarted(out).abandon();
    }

    private static OutputFolder checked(Path out) throws Stopped, IOException {
        OutputFolder folder = new OutputFolder(out.toAbsolutePath().normalize());
        boolean former = Files.isRegularFile(folder.target.resolve(RESULT));
        if (Files.exists(folder.target) && !former && !isEmptyFolder(folder.target)) {
            throw Stopped.usage(out + " exists and is no former result of riskmesh; name a new folder");
        }
        if (Files.exists(folder.partial) && !Files.exists(folder.partial.resolve(MARK)) && !isEmptyFolder(folder.partial)) {
            throw Stopped.usage(folder.partial + " exists and was not made by riskmesh; name another folder");
        }
        return folder;
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private void create() throws Stopped {
        try {
            Files.createDirectories(partial);
            Files.write(partial.resolve(MARK), new byte[0]);
        } catch (IOException e) {
            throw Stopped.unavailable("expected a folder that can be written at " + partial + ", found "
                    + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private void clearPartial() throws IOException {
        if (Files.exists(partial)) {
            delete(partial);
        }
    }

    /// Where results are written until they are published.
    public Path partial() {
        return partial;
    }

    /// Where the run keeps what it needs to go on after a kill.
    public Path checkpoint() {
        return partial.resolve(CHECKPOINT);
    }

    /// Whether there is something to go on from.
    public boolean hasCheckpoint() {
        return Files.isDirectory(checkpoint());
    }

    /// Where the results will stand.
    public Path target() {
        return target;
    }

    /// Puts the results in place of what was there.
    public void publish() throws IOException {
        Path former = target.resolveSibling("." + target.getFileName() + ".former");
        if (Files.exists(former)) {
            delete(former);
        }
        if (Files.exists(target)) {
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(target.resolve(MARK));
        if (Files.exists(former)) {
            delete(former);
        }
    }

    /// Leaves nothing behind, unless there is a checkpoint to go on from.
    public void abandon() throws IOException {
        if (Files.exists(partial) && !hasCheckpoint()) {
            delete(partial);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
