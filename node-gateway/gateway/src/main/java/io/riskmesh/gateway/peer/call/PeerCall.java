package io.riskmesh.gateway.peer.call;

import java.time.Duration;

/// The questions that gateways ask each other (design `serving.md` section 9), with the bounds that both sides enforce.
public enum PeerCall {
    /// Versions, channel, height, head hash, build and boot id of a gateway. Served by the peer room itself.
    HELLO("hello", "hello", 4 * 1024, 4 * 1024, Duration.ofSeconds(2), true, false),
    /// The payee's sealed half of a joint score. Not repeated: a half serves one request, once.
    HALVES("halves", "half", 4 * 1024, 4 * 1024, Duration.ofSeconds(2), false, false),
    /// One frame for a scorer that the asked gateway hosts; opaque to it. Its subject is the instance.
    FRAMES("scorers/{subject}/frames", "frame", 1024 * 1024, 1024 * 1024, Duration.ofSeconds(30), false, true),
    /// The same for an evaluator.
    EVALUATOR_FRAMES("evaluators/{subject}/frames", "frame", 1024 * 1024, 1024 * 1024, Duration.ofSeconds(30), false, true),
    /// A ROUND signature under a mandate.
    MANDATE_SIGNATURE("mandates/signatures", "mandate", 64 * 1024, 64 * 1024, Duration.ofSeconds(2), true, false),
    /// The latest signed checkpoint of a receipt log. Its subject is the log; the question's body is empty, or what
    /// the asker holds.
    CHECKPOINT("checkpoints/{subject}", "checkpoint", 1024, 16 * 1024, Duration.ofSeconds(2), true, true);

    private final String path;
    private final String media;
    private final int questionBytes;
    private final int answerBytes;
    private final Duration longest;
    private final boolean repeatable;
    private final boolean subject;

    PeerCall(String path, String media, int questionBytes, int answerBytes, Duration longest, boolean repeatable, boolean subject) {
        this.path = path;
        this.media = media;
        this.questionBytes = questionBytes;
        this.answerBytes = answerBytes;
        this.longest = longest;
        this.repeatable = repeatable;
        this.subject = subject;
    }

    /// Path below `/peer/v1/`; `{subject}` stands for what the call is about.
    public String path() {
        return path;
    }

    /// The kind's name in `application/vnd.riskmesh.<kind>`.
    public String media() {
        return media;
    }

    /// Longest body of a question, in bytes.
    public int questionBytes() {
        return questionBytes;
    }

    /// Longest body of an answer, in bytes.
    public int answerBytes() {
        return answerBytes;
    }

    /// No budget is longer.
    public Duration longest() {
        return longest;
    }

    /// Whether asking twice is the same as asking once, so that a failed call may be tried again within its budget.
    public boolean repeatable() {
        return repeatable;
    }

    /// Whether it only looks: a GET, whose question stands in a header.
    public boolean looks() {
        return switch (this) {
            case CHECKPOINT -> true;
            case HELLO, HALVES, FRAMES, EVALUATOR_FRAMES, MANDATE_SIGNATURE -> false;
        };
    }

    /// Whether the call is about something that its path names.
    public boolean hasSubject() {
        return subject;
    }
}
