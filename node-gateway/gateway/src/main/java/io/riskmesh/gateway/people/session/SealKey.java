package io.riskmesh.gateway.people.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// The file of a [SealedBox]'s key: 32 bytes for its owner alone. Who deletes it loses the provider's tokens of open
/// sessions, not the sessions.
public final class SealKey {
    private static final Set<PosixFilePermission> OWNER = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SealKey() {}

    /// The key; made at the first start.
    ///
    /// @throws IOException also if others may read the file, or it holds something else
    public static byte[] readOrMake(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            make(file, random);
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
            throw new IOException(file + " is open to others; chmod 600 " + file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != SealedBox.KEY_BYTES) {
            throw new IOException("expected " + SealedBox.KEY_BYTES + " bytes in " + file + ", found " + key.length);
        }
        return key;
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        byte[] key = new byte[SealedBox.KEY_BYTES];
        random.nextBytes(key);
        try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            out.write(ByteBuffer.wrap(key));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
