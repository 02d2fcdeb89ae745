package io.riskmesh.gateway.receipts.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A key of 32 bytes for each day (UTC), each in a file of its own. With a day's key goes the meaning of that day's private parts;
/// receipts and tree stay. Not thread-safe.
///
/// A deleted file can still lie in a backup or in the cells of a flash disk: who must be sure keeps the folder on a volume whose
/// own key is destroyed.
public final class DayKeys {
    private static final int KEY_BYTES = 32;
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final SecureRandom random;
    private final Map<LocalDate, byte[]> known = new HashMap<>();

    private DayKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /// @param folder that only its owner may enter; made if it is missing
    public static DayKeys open(Path folder, SecureRandom random) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new DayKeys(folder, random);
    }

    /// The day's key, made and on disk if it is the first call of the day.
    byte[] need(LocalDate day) throws IOException {
        Optional<byte[]> found = find(day);
        return found.isPresent() ? found.get() : make(day);
    }

    /// The day's key, unless it was erased or never made.
    Optional<byte[]> find(LocalDate day) throws IOException {
        byte[] cached = known.get(day);
        if (cached != null) {
            return Optional.of(cached);
        }
        Path file = file(day);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("expected a key of " + KEY_BYTES + " bytes in " + file + ", found " + key.length);
        }
        known.put(day, key);
        return Optional.of(key);
    }

    private byte[] make(LocalDate day) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path fresh = folder.resolve(day + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file(day), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
        known.put(day, key);
        return key;
    }

    /// Deletes the keys of all days before this one.
    ///
    /// @return the days
    public List<LocalDate> eraseBefore(LocalDate first) throws IOException {
        List<LocalDate> erased = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                Optional<LocalDate> day = day(file);
                if (day.isPresent() && day.get().isBefore(first)) {
                    Files.delete(file);
                    known.remove(day.get());
                    erased.add(day.get());
                }
            }
        }
        syncFolder();
        erased.sort(null);
        return erased;
    }

    private static Optional<LocalDate> day(Path file) {
        String name = file.getFileName().toString();
        try {
            return Optional.of(LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }

    private void syncFolder() throws IOException {
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    @Override
    public String toString() {
        return "DayKeys[" + folder + "]";
    }
}
