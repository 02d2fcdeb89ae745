package io.riskmesh.gateway.ledger.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What one identity submitted, kept before it is sent, so that a crash between sending and hearing leaves no doubt. A call that
/// returned is on disk. Thread-safe.
interface SubmissionStore extends Closeable {
    /// Fabric's name of success.
    String VALID = "VALID";

    /// Keeps a submission before it is sent.
    void sent(Submission submission) throws IOException;

    /// Notes how it ended.
    ///
    /// @param validationCode Fabric's name, or a word for never having been ordered
    void ended(Submission submission, String validationCode) throws IOException;

    /// Those whose end nobody knows, oldest first.
    List<Submission> unknown() throws IOException;

    /// The one of this key whose end nobody knows.
    Optional<Submission> unknown(String key) throws IOException;

    /// The transaction that carried this key out, if one did.
    Optional<String> carriedOut(String key) throws IOException;
}
