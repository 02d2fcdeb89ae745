package io.riskmesh.gateway.http.idempotency;

import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Attempt;

/// What became of a key.
public sealed interface Claim {
    /// It is ours: do the work, then store its answer. If a process that is gone worked on it, nobody knows how far it came, and the
    /// work finds out.
    record Ours(Attempt attempt) implements Claim {}

    /// The work was done: this is its answer.
    record Done(ApiAnswer.Bytes answer) implements Claim {}

    /// Somebody works on it.
    record InFlight() implements Claim {}

    /// The key belongs to another request.
    record Reused() implements Claim {}
}
