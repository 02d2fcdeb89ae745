package io.riskmesh.gateway.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what nobody needs later; closing it deletes it.
///
/// @param path where it lies
public record ScratchFolder(Path path) implements AutoCloseable {

    /// A new folder on the same disk as `neighbour`, so that files can be moved from one to the other.
    public static ScratchFolder beside(Path neighbour) throws IOException {
        Path target = neighbour.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        return new ScratchFolder(Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-"));
    }

    @Override
    public void close() throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(path)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : paths) {
            Files.deleteIfExists(one);
        }
    }
}
