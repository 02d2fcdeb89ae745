package io.riskmesh.gateway.peer.wire;

/// Names of our headers, lower case as HTTP/2 has them.
public final class PeerHeaders {
    /// Who the sender says it is, in every request. Its TLS key must be that party's, or it is `wrong_party`.
    public static final String PARTY = "riskmesh-party";
    /// What of the budget is left, in whole milliseconds.
    public static final String BUDGET = "riskmesh-budget";
    /// What must stay in order, of a letter.
    public static final String STREAM = "riskmesh-stream";
    /// Number within the stream, from 0; in answers to letters the number that is expected next.
    public static final String SEQUENCE = "riskmesh-seq";
    /// Name of the outbox that numbered a letter.
    public static final String OUTBOX = "riskmesh-outbox";
    /// The sender's part in a run, see [RunTag].
    public static final String TAG = "riskmesh-tag";
    /// The receiver's part in a run, as far as the sender knows it.
    public static final String TO_TAG = "riskmesh-to-tag";
    /// What the asker of a GET wants to say, base64url without padding.
    public static final String QUESTION = "riskmesh-question";

    private PeerHeaders() {}
}
