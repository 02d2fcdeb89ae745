package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.EnclaveInstance;
import java.security.PublicKey;
import java.util.Set;

/// An accepted session with one epoch of an instance, and what this bank knows of it. A value: what changes makes another one.
///
/// @param instance as the ledger admitted it
/// @param measurement of its image
/// @param scorer the way there
/// @param signKey that its receipts are signed with
/// @param verdict of the bank's last verification
/// @param approvalIsLive of this bank, for the image
/// @param ready packages whose models score
/// @param suspended a receipt of it did not verify: nothing more is asked of it
public record LiveSession(EnclaveInstance instance, Digest measurement, ScorerChannel scorer, ClientSession session, PublicKey signKey,
        Verdict verdict, boolean approvalIsLive, Set<Digest> ready, boolean suspended) {

    public LiveSession {
        ready = Set.copyOf(ready);
    }

    LiveSession with(Verdict found, boolean approved) {
        return new LiveSession(instance, measurement, scorer, session, signKey, found, approved, ready, suspended);
    }

    LiveSession with(Set<Digest> nowReady) {
        return new LiveSession(instance, measurement, scorer, session, signKey, verdict, approvalIsLive, nowReady, suspended);
    }

    LiveSession suspend() {
        return new LiveSession(instance, measurement, scorer, session, signKey, verdict, approvalIsLive, ready, true);
    }

    @Override
    public String toString() {
        return "LiveSession[" + instance.instance() + ", epoch " + instance.epoch() + "]";
    }
}
