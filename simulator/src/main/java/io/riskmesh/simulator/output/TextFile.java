package io.riskmesh.simulator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// A small file of plain text.
final class TextFile {

    private TextFile() {}

    static FileEntry write(Path folder, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        String digest = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
        return new FileEntry(name, text.lines().count(), digest, digest);
    }
}
