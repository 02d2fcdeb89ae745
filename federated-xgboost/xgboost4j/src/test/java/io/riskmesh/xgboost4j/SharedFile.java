package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A file of the extra test data. A test that needs an absent one is skipped; a file of other content fails it.
final class SharedFile {

    private SharedFile() {}

    /// Its lines.
    ///
    /// @param sha256 of the content
    static List<String> lines(String name, String sha256) {
        Path path = Path.of(System.getProperty("riskmesh.data"), name);
        assumeTrue(Files.exists(path), "test data not found at " + path + "; set -Driskmesh.data");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            byte[] content = in.readAllBytes();
            assertEquals(sha256, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)), path.toString());
            return new String(content, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError("Could not read " + path, e);
        }
    }
}
