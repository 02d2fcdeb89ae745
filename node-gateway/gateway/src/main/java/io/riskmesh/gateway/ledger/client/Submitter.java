package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;

/// One submission from proposal to commit. The signed envelope is on disk before it is sent; what nobody answered is looked up,
/// and sent again as it is if no block holds it: a transaction id counts once.
final class Submitter {
    private static final Set<String> RACES = Set.of("MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT");
    private static final String NOT_ORDERED = "NOT_ORDERED";
    static final int TRIES = 5;

    private final Gateway gateway;
    private final Contract contract;
    private final TransactionStatus status;
    private final Signer signer;
    private final SubmissionStore journal;
    private final Pause pause;
    private final Consumer<String> differed;

    /// Waits between tries.
    @FunctionalInterface
    interface Pause {
        void now() throws InterruptedException;
    }

    /// @param differed hears the function of a proposal on whose result endorsers differed
    Submitter(Gateway gateway, Contract contract, TransactionStatus status, Signer signer, SubmissionStore journal, Pause pause,
            Consumer<String> differed) {
        this.gateway = gateway;
        this.contract = contract;
        this.status = status;
        this.signer = signer;
        this.journal = journal;
        this.pause = pause;
        this.differed = differed;
    }

    SubmitOutcome submit(String key, String function, byte[] request) throws LedgerUnavailable, IOException, InterruptedException {
        Optional<String> before = journal.carriedOut(key);
        if (before.isEmpty() && journal.unknown(key).isPresent()) {
            settle(journal.unknown(key).get());
            before = journal.carriedOut(key);
        }
        if (before.isPresent()) {
            return new SubmitOutcome.Recorded(before.get(), "");
        }
        SubmitOutcome outcome = once(key, function, request);
        for (int tries = 1; tries < TRIES && lostRace(outcome); tries++) {
            pause.now();
            outcome = once(key, function, request);
        }
        return outcome;
    }

    private static boolean lostRace(SubmitOutcome outcome) {
        return outcome instanceof SubmitOutcome.Invalid invalid && RACES.contains(invalid.validationCode());
    }

    private SubmitOutcome once(String key, String function, byte[] request) throws LedgerUnavailable, IOException {
        Transaction endorsed;
        try {
            endorsed = contract.newProposal(function).addArguments(request).build().endorse();
        } catch (EndorseException e) {
            if (Refusal.isMismatch(e)) {
                differed.accept(function);
            }
            Refusal refusal = Refusal.in(e).orElseThrow(() -> failed("no endorsement for " + function, e.getStatus(), e));
            return refusal.code() == LedgerReason.ALREADY_RECORDED
                    ? new SubmitOutcome.AlreadyRecorded(refusal.detail()) : new SubmitOutcome.Refused(refusal);
        }
        Submission submission = new Submission(key, endorsed.getTransactionId(), OpaqueBytes.of(signed(endorsed).getBytes()));
        journal.sent(submission);
        String code = send(submission);
        return code.equals(SubmissionStore.VALID)
                ? new SubmitOutcome.Recorded(submission.transactionId(), new String(endorsed.getResult(), StandardCharsets.UTF_8))
                : new SubmitOutcome.Invalid(submission.transactionId(), code);
    }

    private Transaction signed(Transaction endorsed) {
        try {
            return gateway.newSignedTransaction(endorsed.getBytes(), signer.sign(endorsed.getDigest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of an identity signs", e);
        }
    }

    /// Settles whatever is open; says how many there were.
    int settleAll() throws LedgerUnavailable, IOException {
        List<Submission> unknown = journal.unknown();
        for (Submission submission : unknown) {
            settle(submission);
        }
        return unknown.size();
    }

    /// Finds out how a submission ended that was sent before, or ends it. An envelope that lay too long may be turned down now, for
    /// its clock, its certificate or its policy; then it never counted, and its key is free for a new proposal.
    String settle(Submission submission) throws LedgerUnavailable, IOException {
        Optional<String> found = status.of(submission.transactionId());
        if (found.isPresent()) {
            return ended(submission, found.get());
        }
        try {
            return sent(submission);
        } catch (SubmitException _) {
            return ended(submission, NOT_ORDERED);
        }
    }

    private String send(Submission submission) throws LedgerUnavailable, IOException {
        try {
            return sent(submission);
        } catch (SubmitException e) {
            ended(submission, NOT_ORDERED);
            throw failed("not ordered", e.getStatus(), e);
        }
    }

    // Gives the validation code. Silence is asked about once; what then stays unknown is settled before the key's next try.
    private String sent(Submission submission) throws SubmitException, LedgerUnavailable, IOException {
        try {
            return ended(submission, gateway.newTransaction(submission.prepared().toBytes()).submitAsync().getStatus().getCode().name());
        } catch (SubmitException e) {
            if (!TransactionStatus.isSilence(e.getStatus())) {
                throw e;
            }
            return looked(submission, e.getStatus(), e);
        } catch (CommitStatusException e) {
            return looked(submission, e.getStatus(), e);
        }
    }

    private String looked(Submission submission, io.grpc.Status silence, Exception cause) throws LedgerUnavailable, IOException {
        Optional<String> found = status.of(submission.transactionId());
        if (found.isEmpty()) {
            throw failed("nobody knows yet whether transaction " + submission.transactionId() + " was ordered", silence, cause);
        }
        return ended(submission, found.get());
    }

    private String ended(Submission submission, String code) throws IOException {
        journal.ended(submission, code);
        return code;
    }

    private static LedgerUnavailable failed(String what, io.grpc.Status status, Exception cause) {
        String why = Optional.ofNullable(status.getDescription()).orElse("").replace('\n', ' ');
        return new LedgerUnavailable(what + ": " + status.getCode() + (why.isEmpty() ? "" : " " + why), cause);
    }
}
