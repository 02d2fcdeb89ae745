package io.riskmesh.verifier.receipts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The leaves of a disclosed receipt log as a file: one leaf per line in base64url without padding, padding leaves among them, in the
/// order of the log. All are held in memory.
public final class LeafFile {

    /// Base64 of the largest value that a fact may have, rounded up.
    private static final int LONGEST_LINE = 90_000;

    private LeafFile() {}

    /// @throws IOException if the file cannot be read, or a line is not the one encoding of a leaf
    public static List<byte[]> read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            return of(file.toString(), in);
        }
    }

    /// @param file its name, for messages
    static List<byte[]> of(String file, Reader in) throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        BufferedReader lines = new BufferedReader(in);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                leaves.add(leaf(file, line, leaves.size() + 1));
            }
        } catch (MalformedInputException e) {
            throw new IOException(file + " is no file of leaves: it is not ASCII", e);
        }
        return leaves;
    }

    private static byte[] leaf(String file, String line, int number) throws IOException {
        try {
            byte[] leaf = Base64.getUrlDecoder().decode(line);
            if (leaf.length > 0 && line.length() <= LONGEST_LINE
                    && line.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(leaf))) {
                return leaf;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " line " + number + " is not base64url", e);
        }
        throw new IOException(file + " line " + number + " is not the one base64url encoding of a leaf");
    }
}
