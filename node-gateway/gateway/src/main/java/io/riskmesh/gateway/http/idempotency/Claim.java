package io.riskmesh.gateway.http.idempotency;

import io.riskmesh.gateway.http.ApiAnswer;

/// What became of a key.
public sealed interface Claim {
    /// It is ours: do the work, then store its answer.
    record Ours() implements Claim {}

    /// The work was done: this is its answer.
    record Done(ApiAnswer.Bytes answer) implements Claim {}

    /// Somebody works on it.
    record InFlight() implements Claim {}

    /// Somebody worked on it in a process that is gone: nobody knows how far it came, so it is not done again under this key.
    record Lost() implements Claim {}

    /// The key belongs to another request.
    record Reused() implements Claim {}
}
