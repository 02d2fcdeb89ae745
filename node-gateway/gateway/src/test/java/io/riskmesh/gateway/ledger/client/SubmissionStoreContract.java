package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every place for submissions has to do; the same tests run on a file and on each database.
abstract class SubmissionStoreContract {

    /// Opens the store of an identity, the same again for the same identity.
    abstract SubmissionStore open(String identity) throws Exception;

    @Test
    void what_was_sent_is_unknown_until_it_ended_and_survives_its_process() throws Exception {
        Submission first = submission("a", "t1");
        Submission second = submission("b", "t2");
        try (SubmissionStore store = open("Alder.operator")) {
            assertTrue(store.unknown().isEmpty());
            store.sent(first);
            pause();
            store.sent(second);
        }
        try (SubmissionStore store = open("Alder.operator")) {
            assertEquals(List.of(first, second), store.unknown());
            assertEquals(Optional.of(second), store.unknown("b"));
            store.ended(first, SubmissionStore.VALID);
            assertEquals(List.of(second), store.unknown());
        }
        try (SubmissionStore store = open("Alder.operator")) {
            assertEquals(Optional.of("t1"), store.carriedOut("a"));
            assertEquals(Optional.empty(), store.carriedOut("b"));
            assertEquals(Optional.empty(), store.unknown("a"));
        }
    }

    @Test
    void a_key_that_failed_may_be_carried_out_by_another_transaction() throws Exception {
        try (SubmissionStore store = open("Alder.operator")) {
            Submission lost = submission("k", "t1");
            store.sent(lost);
            store.ended(lost, "MVCC_READ_CONFLICT");
            assertEquals(Optional.empty(), store.carriedOut("k"));
            Submission won = submission("k", "t2");
            store.sent(won);
            assertEquals(Optional.of(won), store.unknown("k"));
            store.ended(won, SubmissionStore.VALID);
        }
        try (SubmissionStore store = open("Alder.operator")) {
            assertEquals(Optional.of("t2"), store.carriedOut("k"));
            assertTrue(store.unknown().isEmpty());
        }
    }

    @Test
    void an_identity_sees_its_own() throws Exception {
        try (SubmissionStore one = open("Alder.operator"); SubmissionStore other = open("Alder.approver")) {
            one.sent(submission("k", "t1"));
            assertTrue(other.unknown().isEmpty());
            other.sent(submission("k", "t2"));
            other.ended(submission("k", "t2"), SubmissionStore.VALID);
            assertEquals(Optional.empty(), one.carriedOut("k"));
            assertEquals(1, one.unknown().size());
        }
    }

    // The order of those sent in one millisecond is nobody's.
    private static void pause() throws InterruptedException {
        Thread.sleep(2);
    }

    private static Submission submission(String key, String transactionId) throws IOException {
        return new Submission(key, transactionId, OpaqueBytes.of(("envelope of " + transactionId).getBytes(StandardCharsets.UTF_8)));
    }
}
