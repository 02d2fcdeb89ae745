package io.riskmesh.enclave.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files of an image by their names in a manifest.
final class ImageFiles {

    private static final int BUFFER = 1 << 16;

    private ImageFiles() {}

    /// Every file below the image's folder by URI relative to the manifest; links and other oddities are there, too.
    static SortedMap<String, Path> below(Path folder) throws IOException {
        Path image = folder.resolve(ImageProfile.FOLDER);
        SortedMap<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(image)) {
            try (Stream<Path> walk = Files.walk(image)) {
                walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).forEach(path -> files.put(uri(folder, path), path));
            }
        }
        return files;
    }

    private static String uri(Path folder, Path path) {
        return "file:" + folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /// SHA-256 in lower-case hex.
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
