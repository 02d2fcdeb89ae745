package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Submissions in a file of their own, for a command that lives shortly. Thread-safe; one process at a time.
public final class SubmissionJournal implements SubmissionStore {
    private final FileChannel channel;
    private final JournalLines lines = new JournalLines();

    private SubmissionJournal(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens the journal, empty at first.
    ///
    /// @throws IOException if it cannot be read, if another process has it, or a line is none of a journal
    public static SubmissionJournal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            SubmissionJournal journal = new SubmissionJournal(channel);
            journal.replay(file);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // The same as another process: whoever came second must wait.
        }
        throw new IOException("somebody else submits with this identity now: " + file);
    }

    private void replay(Path file) throws IOException {
        try {
            int whole = lines.replay(Files.readAllBytes(file));
            channel.truncate(whole).position(whole);
        } catch (MalformedFact e) {
            throw new IOException("not a line of a submission journal in " + file, e);
        }
    }

    @Override
    public synchronized void sent(Submission submission) throws IOException {
        append(lines.sent(submission));
        lines.keep(submission);
    }

    @Override
    public synchronized void ended(Submission submission, String validationCode) throws IOException {
        append(lines.ended(submission, validationCode));
        lines.forget(submission.key(), submission.transactionId(), validationCode);
    }

    @Override
    public synchronized List<Submission> unknown() {
        return lines.unknown();
    }

    @Override
    public synchronized Optional<Submission> unknown(String key) {
        return lines.unknown(key);
    }

    @Override
    public synchronized Optional<String> carriedOut(String key) {
        return lines.carriedOut(key);
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
