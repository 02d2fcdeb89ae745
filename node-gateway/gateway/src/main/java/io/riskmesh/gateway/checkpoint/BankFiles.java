package io.riskmesh.gateway.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one bank keeps of a run: the last two checkpoints, `checkpoint-N`; the entries written since the older of them,
/// `journal-N` being those that followed checkpoint N; the whole transcript. A checkpoint appears whole or not at all: written under another name,
/// forced to disk, renamed. Whenever the process ends, {@link #read} finds everything that was written before.
///
/// Not thread-safe.
public final class BankFiles implements Closeable {
    private static final Pattern NAME = Pattern.compile("(checkpoint|journal)-([0-9]{1,9})");
    private static final String TRANSCRIPT = "transcript";
    private static final int KEPT = 2;

    private final Path folder;
    private int last; // number of the last checkpoint, 0 before the first
    private final EntryLog transcript;
    private EntryLog journal;

    private BankFiles(Path folder, int last) throws IOException {
        this.folder = folder;
        this.last = last;
        this.transcript = EntryLog.open(folder.resolve(TRANSCRIPT));
        this.journal = EntryLog.open(file("journal", last));
    }

    /// What was found of a former process.
    ///
    /// @param checkpoints oldest first, at most two
    /// @param journal entries in the order of writing
    /// @param transcript the same
    public record Kept(List<byte[]> checkpoints, List<byte[]> journal, List<byte[]> transcript) {}

    /// Opens the folder of a bank for writing; it is made if needed.
    public static BankFiles open(Path folder) throws IOException {
        Files.createDirectories(folder);
        NavigableSet<Integer> numbers = numbers(folder, "checkpoint");
        return new BankFiles(folder, numbers.isEmpty() ? 0 : numbers.last());
    }

    /// What this folder holds now.
    public Kept kept() throws IOException {
        return read(folder);
    }

    /// Reads what a folder holds, possibly nothing.
    public static Kept read(Path folder) throws IOException {
        List<byte[]> checkpoints = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            NavigableSet<Integer> numbers = numbers(folder, "checkpoint");
            while (numbers.size() > KEPT) {
                numbers.pollFirst();
            }
            for (int number : numbers) {
                checkpoints.add(Files.readAllBytes(folder.resolve("checkpoint-" + number)));
            }
            for (int number : numbers(folder, "journal").tailSet(numbers.isEmpty() ? 0 : numbers.first(), true)) {
                entries.addAll(EntryLog.read(folder.resolve("journal-" + number)));
            }
        }
        return new Kept(checkpoints, entries, EntryLog.read(folder.resolve(TRANSCRIPT)));
    }

    /// Adds an entry. It survives the end of this process at once, the end of the machine from the next checkpoint on.
    public void append(byte[] entry) throws IOException {
        journal.append(entry);
    }

    /// Adds an entry to the transcript, which is never shortened.
    public void appendTranscript(byte[] entry) throws IOException {
        transcript.append(entry);
    }

    /// Keeps this checkpoint and the one before.
    public void checkpoint(byte[] bytes) throws IOException {
        transcript.force();
        journal.force();
        journal.close();
        Path part = folder.resolve("checkpoint.part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer content = ByteBuffer.wrap(bytes);
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        last++;
        Files.move(part, file("checkpoint", last), StandardCopyOption.ATOMIC_MOVE);
        journal = EntryLog.open(file("journal", last));
        for (String kind : List.of("checkpoint", "journal")) {
            for (int number : numbers(folder, kind).headSet(last - KEPT + 1, false)) {
                Files.deleteIfExists(file(kind, number));
            }
        }
    }

    @Override
    public void close() throws IOException {
        transcript.close();
        journal.close();
    }

    private Path file(String kind, int number) {
        return folder.resolve(kind + "-" + number);
    }

    private static NavigableSet<Integer> numbers(Path folder, String kind) throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && name.group(1).equals(kind)) {
                    numbers.add(Integer.parseInt(name.group(2)));
                }
            }
        }
        return numbers;
    }
}
