package io.riskmesh.gateway.run;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;

/// A run as this bank sees it now.
///
/// @param id `run_` and 26 letters, the same at all banks
/// @param ledgerRun once it is opened
/// @param coordinator the bank that started it, whose gateway relays and opens
/// @param banks invited, sorted
/// @param startedBy the subject that asked for it, at the coordinating bank
/// @param createdAt ms since the epoch
/// @param changedAt of the last change of state
/// @param progress while it is under way
/// @param reason why it was refused, failed or cancelled
/// @param resumable whether a failed run may go on
/// @param model digest of the released file, once it is here
public record RunView(String id, Optional<RunId> ledgerRun, RunRequest request, String parametersDigest, PartyId coordinator,
        List<PartyId> banks, Optional<String> startedBy, long createdAt, long changedAt, RunState state, Optional<RunProgress> progress,
        Optional<Refusal> reason, boolean resumable, Optional<Digest> model) {

    public RunView {
        banks = List.copyOf(banks);
    }
}
