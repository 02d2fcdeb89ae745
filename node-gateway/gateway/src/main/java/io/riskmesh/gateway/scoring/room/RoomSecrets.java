package io.riskmesh.gateway.scoring.room;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The room's own secret, 32 bytes in a file that only its owner reads, and the keys that follow from it.
record RoomSecrets(byte[] root) {
    private static final int BYTES = 32;
    private static final String FILE = "scoring.secret";

    /// Reads the secret of a folder, or makes it.
    static RoomSecrets open(Path keys, SecureRandom random) throws IOException {
        Files.createDirectories(keys);
        Path file = keys.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] fresh = new byte[BYTES];
            random.nextBytes(fresh);
            Path part = Files.createTempFile(keys, FILE, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(fresh));
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        byte[] root = Files.readAllBytes(file);
        if (root.length != BYTES) {
            throw new IOException("expected " + BYTES + " bytes in " + file + ", found " + root.length);
        }
        return new RoomSecrets(root);
    }

    /// A key for one purpose.
    byte[] key(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "RoomSecrets[REDACTED]";
    }
}
