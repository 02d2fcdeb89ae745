package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the lines of a submission journal say. One line per event: `sent <key> <transaction id> <base64url>`,
/// `ended <key> <transaction id> <validation code>`. A line without its end was never acted upon. Not thread-safe.
final class JournalLines {
    private static final String SENT = "sent";
    private static final String ENDED = "ended";
    private static final int PARTS = 4;

    private final Map<String, Submission> open = new LinkedHashMap<>();
    private final Map<String, String> valid = new LinkedHashMap<>();

    /// Reads a journal's file.
    ///
    /// @return how many of the bytes are whole lines
    int replay(byte[] file) throws MalformedFact {
        String text;
        try {
            text = StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedFact("A submission journal is ASCII");
        }
        int whole = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, whole).split("\n", -1)) {
            if (!line.isEmpty()) {
                take(line.split(" ", -1));
            }
        }
        return whole;
    }

    private void take(String[] parts) throws MalformedFact {
        if (parts.length == PARTS && parts[0].equals(SENT)) {
            open.put(parts[1], new Submission(parts[1], parts[2], OpaqueBytes.fromBase64(parts[3])));
        } else if (parts.length == PARTS && parts[0].equals(ENDED)) {
            forget(parts[1], parts[2], parts[3]);
        } else {
            throw new MalformedFact("Not a line of a submission journal");
        }
    }

    /// The line that says so.
    String sent(Submission submission) {
        return SENT + " " + submission.key() + " " + submission.transactionId() + " " + submission.prepared().base64();
    }

    void keep(Submission submission) {
        open.put(submission.key(), submission);
    }

    /// The line that says so.
    String ended(Submission submission, String validationCode) {
        return ENDED + " " + submission.key() + " " + submission.transactionId() + " " + validationCode;
    }

    void forget(String key, String transactionId, String validationCode) {
        open.remove(key);
        if (validationCode.equals(SubmissionStore.VALID)) {
            valid.put(key, transactionId);
        }
    }

    List<Submission> unknown() {
        return List.copyOf(open.values());
    }

    Optional<Submission> unknown(String key) {
        return Optional.ofNullable(open.get(key));
    }

    Optional<String> carriedOut(String key) {
        return Optional.ofNullable(valid.get(key));
    }
}
