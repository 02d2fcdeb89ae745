package io.riskmesh.gateway.http;

import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;
import java.util.function.Supplier;

/// The keyed request that this thread works on. A process may die between the effect of a request and its answer; the next process then
/// does the request again, and rooms ask here whether what they find there already is that request's own.
///
/// @param nonce of this request and no other, the same when it is done again: names that are made from it are the same names
/// @param again whether a process that is gone has worked on it
public record Attempt(Digest nonce, boolean again) {
    private static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

    /// Does work as this attempt.
    public static <T> T with(Attempt attempt, Supplier<T> work) {
        return ScopedValue.where(CURRENT, attempt).call(work::get);
    }

    /// The attempt of this thread's work; empty if the request has no key.
    public static Optional<Attempt> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Whether a process that is gone has worked on this thread's request.
    public static boolean isAgain() {
        return current().filter(Attempt::again).isPresent();
    }
}
