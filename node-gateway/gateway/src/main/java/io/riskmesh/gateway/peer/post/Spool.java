package io.riskmesh.gateway.peer.post;

import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Files for the bodies that are too long for a table, named by digest and a number of their own, so that equal letters do not share
/// a file that one of them deletes. A file is on disk before its row is written; one without a row is swept at the start. Thread-safe.
final class Spool {
    private static final String ENDING = ".letter";

    private final Path folder;
    private final RandomGenerator random;

    Spool(Path folder, RandomGenerator random) throws IOException {
        this.folder = folder;
        this.random = random;
        Files.createDirectories(folder);
    }

    /// @return the file's name
    String write(Digest digest, byte[] body) throws IOException {
        String name = digest.hex() + "-" + HexFormat.of().toHexDigits(random.nextLong()) + ENDING;
        try (FileChannel out = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(body);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return name;
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /// Deletes the files that no row names.
    void sweep(Set<String> named) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> file.getFileName().toString().endsWith(ENDING)).toList();
        }
        for (Path file : found) {
            if (!named.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }
}
