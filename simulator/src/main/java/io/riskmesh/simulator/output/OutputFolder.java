package io.riskmesh.simulator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder that appears whole or not at all: written beside its place, then renamed. An earlier output of the same seed
/// is replaced if it holds nothing else; anything else is left alone.
public final class OutputFolder {

    private static final String MANIFEST = "manifest.json";

    private final Path target;
    private final Path beside;

    private OutputFolder(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /// Checks the place before any work is done.
    public static OutputFolder at(Path out, long seed) throws OutputException {
        Path target = out.toAbsolutePath().normalize();
        Path name = target.getFileName();
        if (name == null) {
            throw new OutputException("--out " + out + " is not a folder that can be replaced");
        }
        try {
            if (Files.exists(target) && !Files.isDirectory(target)) {
                throw new OutputException("--out " + out + " is a file; give a folder");
            }
            if (Files.isDirectory(target) && !isEmpty(target) && !isOutputOf(target, seed)) {
                throw new OutputException("--out " + out + " is not empty and not just an output of seed " + seed
                        + "; give another folder");
            }
        } catch (IOException e) {
            throw new OutputException("--out " + out + " cannot be read: " + e.getMessage(), e);
        }
        return new OutputFolder(target, target.resolveSibling("." + name + ".writing"));
    }

    /// Makes the place where everything is written until [#publish]; what an interrupted run left there goes.
    public void prepare() throws OutputException {
        try {
            delete(beside);
            Files.createDirectories(beside);
        } catch (IOException e) {
            throw new OutputException("Cannot write beside " + target + ": " + e.getMessage(), e);
        }
    }

    Path beside() {
        return beside;
    }

    void publish(String manifest) throws IOException {
        Files.writeString(beside.resolve(MANIFEST), manifest);
        delete(target);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    void discard() throws IOException {
        delete(beside);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static boolean isOutputOf(Path folder, long seed) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        String text = Files.readString(manifest);
        Set<String> known = Manifest.names(text);
        known.add(MANIFEST);
        return Manifest.isOf(text, seed) && known.containsAll(filesIn(folder));
    }

    /// Paths below the folder, with slashes, of everything that is not a folder.
    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .map(p -> folder.relativize(p).toString().replace('\\', '/')).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
