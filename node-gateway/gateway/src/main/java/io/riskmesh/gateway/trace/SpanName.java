package io.riskmesh.gateway.trace;

import java.util.Locale;

/// Every span that a gateway makes. The stages of a score have the names of the metric `score_stage_seconds`.
public enum SpanName {
    /// A request of the API and its answer.
    HTTP("http"),
    /// A score, idempotency to log.
    SCORE("score"),
    PARSE("score.parse"),
    IDEMPOTENCY("score.idempotency"),
    AUTHORISATION("score.authorisation"),
    FEATURES("score.features"),
    HALF("score.half"),
    ENCLAVE("score.enclave"),
    LOG("score.log"),
    /// A question to another gateway, its tries included.
    PEER_CALL("peer.call"),
    /// A question of another gateway.
    PEER_ANSWER("peer.answer"),
    /// A frame of another bank that is handed to the scorer here.
    FRAME("scorer.frame"),
    /// A submission to the ledger, its tries included.
    LEDGER_SUBMIT("ledger.submit"),
    /// A training run at this bank, from its begin or the gateway's start on.
    RUN("run"),
    /// One tree of a run.
    RUN_TREE("run.tree");

    private final String text;

    SpanName(String text) {
        this.text = text;
    }

    /// The name on the wire.
    public String text() {
        return text;
    }

    /// The span of a stage of a score.
    ///
    /// @param stage its label
    public static SpanName ofStage(String stage) {
        return valueOf(stage.toUpperCase(Locale.ROOT));
    }
}
