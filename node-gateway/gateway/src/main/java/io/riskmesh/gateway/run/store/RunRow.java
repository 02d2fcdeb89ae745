package io.riskmesh.gateway.run.store;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;

/// A run as it stands in the table.
///
/// @param openRequest the bytes by which the run was opened on the ledger, at the coordinating bank
/// @param draws once the bank joins
/// @param model digest of the released file, once it is here
/// @param transcript final, once it is agreed
/// @param trees grown, once the run is over
public record RunRow(String id, long createdAt, long changedAt, RunState state, Optional<String> startedBy, Invitation invitation,
        Optional<byte[]> openRequest, Optional<Draws> draws, Optional<Refusal> reason, boolean resumable, boolean cancelled,
        Optional<Digest> model, Optional<Digest> transcript, int trees) {

    /// A run that begins.
    public static RunRow begun(Invitation invitation, Optional<String> startedBy, RunState state, long now) {
        return new RunRow(invitation.id(), now, now, state, startedBy, invitation, Optional.empty(), Optional.empty(), Optional.empty(),
                false, false, Optional.empty(), Optional.empty(), 0);
    }
}
