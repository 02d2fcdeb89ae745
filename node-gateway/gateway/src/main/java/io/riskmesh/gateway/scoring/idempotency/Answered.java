package io.riskmesh.gateway.scoring.idempotency;

import io.riskmesh.ledger.canonical.Digest;

/// A key that was answered.
///
/// @param key digest of subject and idempotency key
/// @param body digest of the request
/// @param record of the receipt log that has the answer
/// @param at ms since the epoch
public record Answered(Digest key, Digest body, long record, long at) {

    IdempotencyIndex.Begin begin(Digest asked) {
        return body.equals(asked) ? new IdempotencyIndex.Begin.Replay(record) : new IdempotencyIndex.Begin.Reused();
    }
}
