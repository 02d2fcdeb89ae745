package io.riskmesh.attestation.session;

import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;

/// What a bank knows when it is about to seal a half; everything from its own projection and its own verifications.
///
/// @param use of this bank's grant for the model
/// @param viewArrivedAt when the projection last heard of its ledger, ms since the epoch
/// @param viewMaxAgeMs by the bank's configuration
/// @param instance as the ledger has admitted it
/// @param verification the bank's own, of the instance's evidence
/// @param approvalIsLive this bank's approval of the instance's reference values is given and not withdrawn
/// @param model active under its policy
/// @param session that the enclave has accepted
public record BankView(Optional<Use> use, long viewArrivedAt, long viewMaxAgeMs, Optional<Instance> instance,
        Optional<Verification> verification, boolean approvalIsLive, Optional<ActiveModel> model, Optional<SessionId> session) {

    /// A `UseReceipt`, and whether its grant was revoked since.
    public record Use(boolean revoked, long validUntil) {}

    /// The newest `EnclaveInstance` of an instance.
    public record Instance(String id, int epoch, long validUntil) {}

    /// The outcome of verifying evidence.
    public record Verification(long at, boolean accepted) {}

    /// An `Activation` in state ACTIVE with its policy.
    public record ActiveModel(Digest fileDigest, int policyVersion) {}
}
