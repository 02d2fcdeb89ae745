package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// The saved state, so that a start need not replay every block. A file that is torn or changed is as good as none: the
/// blocks hold everything.
final class StateFile {
    private static final long MAGIC = 0x726d_6273_7461_7431L; // rmbstat1
    private static final int DIGEST_BYTES = 32;

    private final Path file;

    StateFile(Path folder) {
        file = folder.resolve("state.saved");
    }

    void save(Head head) throws IOException {
        Path fresh = file.resolveSibling("state.fresh");
        MessageDigest digest = Sha256.start();
        try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
            DataOutputStream out = new DataOutputStream(new DigestOutputStream(plain, digest));
            out.writeLong(MAGIC);
            out.writeLong(head.height());
            write(out, head.headerHash());
            write(out, head.commitHash());
            out.writeInt(head.state().size());
            head.state().forEach((key, value) -> write(out, key, value));
            out.flush();
            plain.write(digest.digest());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The saved state; empty if there is none, or none that can be trusted.
    Optional<Head> read() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in);
        } catch (IOException _) {
            return Optional.empty(); // missing, or of a medium that fails
        }
    }

    static Optional<Head> read(InputStream saved) {
        MessageDigest digest = Sha256.start();
        try (DataInputStream plain = new DataInputStream(saved)) {
            DataInputStream in = new DataInputStream(new DigestInputStream(plain, digest));
            if (in.readLong() != MAGIC) {
                return Optional.empty();
            }
            long height = in.readLong();
            ByteString headerHash = bytes(in);
            ByteString commitHash = bytes(in);
            StateMap state = entries(in);
            byte[] expected = digest.digest();
            boolean whole = Arrays.equals(expected, plain.readNBytes(DIGEST_BYTES)) && plain.read() < 0;
            return whole ? Optional.of(new Head(height, headerHash, ByteString.EMPTY, commitHash, state)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // cut short
        }
    }

    private static StateMap entries(DataInputStream in) throws IOException {
        StateMap state = StateMap.empty();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            StateKey key = new StateKey(in.readUTF().intern(), in.readUTF().intern(), bytes(in));
            Version version = new Version(in.readLong(), in.readLong());
            state = state.with(key, new Versioned(bytes(in), version));
        }
        return state;
    }

    private static void write(DataOutputStream out, StateKey key, Versioned value) {
        try {
            out.writeUTF(key.namespace());
            out.writeUTF(key.collection());
            write(out, key.key());
            out.writeLong(value.version().block());
            out.writeLong(value.version().transaction());
            write(out, value.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, ByteString bytes) throws IOException {
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    private static ByteString bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("The saved state is cut short");
        }
        return ByteString.copyFrom(bytes);
    }
}
