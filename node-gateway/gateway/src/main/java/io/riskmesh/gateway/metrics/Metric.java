package io.riskmesh.gateway.metrics;

import java.util.List;
import java.util.Locale;

/// Every metric of a gateway: what is scraped stands here, and what stands here is scraped. Labels take their values from closed sets:
/// codes, words of enums, member parties, configured instances. No id, account or key is ever one.
public enum Metric {
    SCORE_SECONDS(Kind.TIMER, "seconds", "From a score's arrival to its answer", "outcome", "sides"),
    SCORE_TOTAL(Kind.COUNTER, "scores", "Scores by what came of them", "outcome", "reason", "sides"),
    SCORE_INFLIGHT(Kind.GAUGE, "scores", "Scores at work"),
    SCORE_SHED_TOTAL(Kind.COUNTER, "scores", "Scores refused before any work", "cause"),
    SCORE_STAGE_SECONDS(Kind.TIMER, "seconds", "Time of one stage of a score", "stage"),
    DECISION_TOTAL(Kind.COUNTER, "scores", "Scores by the band of their advice", "band", "model"),
    IDEMPOTENCY_TOTAL(Kind.COUNTER, "requests", "Requests with a key: new, replayed, reused, in_flight", "result"),
    RECEIPT_FSYNC_SECONDS(Kind.TIMER, "seconds", "One write of the receipt log to its disk"),
    RECEIPT_BATCH_SIZE(Kind.SUMMARY, "receipts", "Records that one write took along"),
    RECEIPT_SEQUENCED(Kind.GAUGE, "receipts", "Receipts and tallies that are on disk"),
    RECEIPT_INTEGRATED(Kind.GAUGE, "receipts", "Receipts and tallies that are in the tree, padding not counted"),
    RECEIPT_PUBLISHED(Kind.GAUGE, "receipts", "Receipts and tallies below an anchor of the ledger, padding not counted"),
    ANCHOR_AGE_SECONDS(Kind.GAUGE, "seconds", "Since the last anchor"),
    LEDGER_HEIGHT(Kind.GAUGE, "blocks", "Blocks that we have read"),
    LEDGER_LAG_BLOCKS(Kind.GAUGE, "blocks", "Blocks that exist and that we have not read"),
    LEDGER_VIEW_AGE_SECONDS(Kind.GAUGE, "seconds", "Since our view was last known to be current"),
    LEDGER_SUBMIT_SECONDS(Kind.TIMER, "seconds", "From a submission to its block", "transaction", "outcome"),
    LEDGER_INVALID_TOTAL(Kind.COUNTER, "transactions", "Our transactions that a block holds as invalid", "code"),
    LEDGER_ENDORSEMENT_MISMATCH_TOTAL(Kind.COUNTER, "transactions", "Proposals on whose result endorsers differed", "transaction"),
    PEER_SECONDS(Kind.TIMER, "seconds", "Calls to another gateway", "party", "kind", "outcome"),
    PEER_UP(Kind.GAUGE, "flag", "1 if the last hello was answered", "party"),
    PEER_BYTES_TOTAL(Kind.COUNTER, "bytes", "Bodies to and from another gateway", "party", "direction"),
    PEER_OUTBOX_DEPTH(Kind.GAUGE, "messages", "Messages that the other gateway has not taken yet", "party"),
    PEER_NOTE_MISSING_TOTAL(Kind.COUNTER, "notes", "Use notes that should have come and did not", "party"),
    ATTESTATION_VERDICT(Kind.GAUGE, "flag", "1 beside the verdict in force", "instance", "verdict"),
    EVIDENCE_AGE_SECONDS(Kind.GAUGE, "seconds", "Age of an enclave's evidence", "instance"),
    ATTESTATION_REFUSED_TOTAL(Kind.COUNTER, "verdicts", "Evidence that was refused", "reason"),
    COLLATERAL_EXPIRY_SECONDS(Kind.GAUGE, "seconds", "Until the maker's table ends", "type"),
    ATTESTATION_VERIFY_SECONDS(Kind.TIMER, "seconds", "One appraisal of evidence", "kind"),
    ENCLAVE_SESSION(Kind.GAUGE, "flag", "1 beside the state of the session", "instance", "state"),
    ENCLAVE_KERNEL(Kind.GAUGE, "flag", "1 beside the kernel in use", "instance", "kernel"),
    ENCLAVE_RESTARTS_TOTAL(Kind.COUNTER, "restarts", "New epochs of an enclave", "instance"),
    CROSSCHECK_TOTAL(Kind.COUNTER, "scores", "Scores that two instances computed", "result"),
    RUN_STATE(Kind.GAUGE, "runs", "Training runs by state", "state"),
    RUN_TREE(Kind.GAUGE, "trees", "Trees of the running run"),
    ROUND_SECONDS(Kind.TIMER, "seconds", "One round of training", "phase"),
    ROUND_WAIT_SECONDS(Kind.TIMER, "seconds", "Waiting for one bank's part of a round", "party", "phase"),
    ROUND_BYTES_TOTAL(Kind.COUNTER, "bytes", "Training messages", "party", "phase"),
    ROUND_REJECTED_TOTAL(Kind.COUNTER, "rounds", "Parts of a round that were refused", "party", "reason"),
    PRIVACY_EPSILON_MICROS(Kind.GAUGE, "micros", "Privacy budget spent, in millionths", "model"),
    APPROVAL_OPEN(Kind.GAUGE, "approvals", "Approvals that wait", "kind"),
    SETTLEMENT_STEPS_TOTAL(Kind.COUNTER, "steps", "Turns of what our gateway does about a settlement by itself", "step", "code"),
    HTTP_SECONDS(Kind.TIMER, "seconds", "Requests by operation and class of status", "listener", "route", "class"),
    HTTP_HANDSHAKES_TOTAL(Kind.COUNTER, "connections", "Connections that were opened", "listener"),
    BULKHEAD_USED(Kind.GAUGE, "permits", "Permits that are out", "name"),
    BULKHEAD_REJECTED_TOTAL(Kind.COUNTER, "calls", "Calls that found no permit", "name"),
    EVENT_LOOP_DELAY_SECONDS(Kind.TIMER, "seconds", "How late a timer of the loop ran", "name"),
    SQL_SECONDS(Kind.TIMER, "seconds", "Transactions of the database", "statement"),
    STORAGE_BYTES(Kind.GAUGE, "bytes", "Disk that is used, and what is free", "area"),
    CERTIFICATE_EXPIRY_SECONDS(Kind.GAUGE, "seconds", "Until a certificate ends", "use"),
    CLOCK_SKEW_SECONDS(Kind.GAUGE, "seconds", "Another gateway's clock less ours", "party"),
    BUILD_INFO(Kind.GAUGE, "flag", "Always 1", "version", "jdk"),
    MODE_INFO(Kind.GAUGE, "flag", "Always 1", "profile", "ledger", "attestation");

    /// Names begin with this.
    public static final String PREFIX = "riskmesh_";

    private final Kind kind;
    private final String unit;
    private final String help;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> labels;

    /// How a metric behaves.
    public enum Kind {
        /// Only grows; its name ends with `_total`.
        COUNTER,
        /// Goes up and down.
        GAUGE,
        /// Durations in buckets from 0.1 ms to 5 s.
        TIMER,
        /// Sizes, as count, sum and largest.
        SUMMARY
    }

    Metric(Kind kind, String unit, String help, String... labels) {
        this.kind = kind;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /// The whole name as it is scraped.
    public String id() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /// What is counted or measured, in the plural.
    public String unit() {
        return unit;
    }

    /// One line for people.
    public String help() {
        return help;
    }

    /// Names of the labels, in the order in which values are given.
    public List<String> labels() {
        return labels;
    }

    /// Names of the families that a scrape shows for it: timers and summaries have their largest value of late beside them.
    public List<String> families() {
        return switch (kind) {
            case COUNTER, GAUGE -> List.of(id());
            case TIMER, SUMMARY -> List.of(id(), id() + "_max");
        };
    }
}
