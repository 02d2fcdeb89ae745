package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Submissions in a file of their own, for a command that lives shortly. One line per event: `sent <key> <transaction id> <base64url>`, `ended <key> <transaction id> <validation code>`. A line
/// without its end was never acted upon. Thread-safe; one process at a time.
public final class SubmissionJournal implements SubmissionStore {
    private static final String SENT = "sent";
    private static final String ENDED = "ended";

    private final FileChannel channel;
    private final Map<String, Submission> open = new LinkedHashMap<>();
    private final Map<String, String> valid = new LinkedHashMap<>();

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
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int whole = text.lastIndexOf('\n') + 1;
        channel.truncate(whole).position(whole);
        for (String line : text.substring(0, whole).split("\n", -1)) {
            if (!line.isEmpty()) {
                take(line.split(" ", -1), file);
            }
        }
    }

    private void take(String[] parts, Path file) throws IOException {
        if (parts.length == 4 && parts[0].equals(SENT)) {
            open.put(parts[1], new Submission(parts[1], parts[2], bytes(parts[3], file)));
        } else if (parts.length == 4 && parts[0].equals(ENDED)) {
            forget(parts[1], parts[2], parts[3]);
        } else {
            throw new IOException("not a line of a submission journal in " + file);
        }
    }

    private static OpaqueBytes bytes(String text, Path file) throws IOException {
        try {
            return OpaqueBytes.fromBase64(text);
        } catch (MalformedFact e) {
            throw new IOException("not a line of a submission journal in " + file, e);
        }
    }

    @Override
    public synchronized void sent(Submission submission) throws IOException {
        append(SENT + " " + submission.key() + " " + submission.transactionId() + " " + submission.prepared().base64());
        open.put(submission.key(), submission);
    }

    @Override
    public synchronized void ended(Submission submission, String validationCode) throws IOException {
        append(ENDED + " " + submission.key() + " " + submission.transactionId() + " " + validationCode);
        forget(submission.key(), submission.transactionId(), validationCode);
    }

    private void forget(String key, String transactionId, String validationCode) {
        open.remove(key);
        if (validationCode.equals(VALID)) {
            valid.put(key, transactionId);
        }
    }

    @Override
    public synchronized List<Submission> unknown() {
        return List.copyOf(open.values());
    }

    @Override
    public synchronized Optional<Submission> unknown(String key) {
        return Optional.ofNullable(open.get(key));
    }

    @Override
    public synchronized Optional<String> carriedOut(String key) {
        return Optional.ofNullable(valid.get(key));
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
