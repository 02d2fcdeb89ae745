package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;

/// One request on its way.
///
/// @param subject of the caller
/// @param key digest of subject and idempotency key
/// @param body digest of the request's bytes
/// @param payee the payee's bank, if it is another member
record Asked(String subject, Digest key, Digest body, ScoreRequest request, Optional<PartyId> payee, Deadline deadline) {

    @Override
    public String toString() {
        return "Asked[" + key + "]";
    }
}
