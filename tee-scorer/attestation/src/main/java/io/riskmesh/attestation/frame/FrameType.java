package io.riskmesh.attestation.frame;

import java.util.Optional;

/// What a frame carries. Requests go from a gateway to the enclave, each has one answer of the same correlation or [#REFUSED].
/// Numbers are never reused.
public enum FrameType {
    /// Request: the facts of a new epoch. Answer: EVIDENCE.
    EPOCH(1),
    /// Evidence with the keys of the epoch.
    EVIDENCE(2),
    /// Request: a signed mandate. Answer: DONE.
    MANDATE(3),
    /// It was done.
    DONE(4),
    /// Request: a numbered part of a model package. Answer: DONE.
    MODEL_PART(5),
    /// Request: a session of a bank. Answer: SESSION_ACCEPTED.
    SESSION_OPEN(6),
    /// Sealed, server to client, sequence 0.
    SESSION_ACCEPTED(7),
    /// Request: a bank's sealed share of a model key. Answer: KEY_TAKEN.
    KEY_SHARE(8),
    /// Sealed: whether the model is ready.
    KEY_TAKEN(9),
    /// Request: the payer's half and perhaps the payee's. Answer: SCORED.
    SCORE(10),
    /// Sealed score to the payer and perhaps a sealed note to the payee.
    SCORED(11),
    /// Request: end of the current epoch. Answer: TALLY.
    END_EPOCH(12),
    /// The signed tally.
    TALLY(13),
    /// Request: what the enclave is at. Answer: STATUS_IS.
    STATUS(14),
    STATUS_IS(15),
    /// A refusal in the clear: nothing that anyone sealed is in it.
    REFUSED(16),
    /// Request to an evaluator: what the ledger says of a run. Answer: DONE.
    EVALUATION_FACTS(17),
    /// Request to an evaluator: a sealed part of what a bank hands in. Answer: DONE.
    EVALUATION_PART(18),
    /// Request to an evaluator: a sealed question for the result. Answer: EVALUATED.
    EVALUATE(19),
    /// Sealed: report and the asking bank's own statement, or why there is none.
    EVALUATED(20);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<FrameType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
