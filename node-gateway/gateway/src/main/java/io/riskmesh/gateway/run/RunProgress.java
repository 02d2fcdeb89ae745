package io.riskmesh.gateway.run;

import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;

/// How far a run is.
///
/// @param tree finished trees
/// @param trees that it will grow at most
/// @param level of the tree under way, from 0
/// @param levels of a full tree
/// @param phase `opening`, `keys`, `cuts`, `histogram`, `presence`, `leaves`, `validation`, `freeze`, `between`
/// @param eta once some trees have been timed
/// @param waitingFor banks whose message is awaited; at a bank that does not coordinate, the coordinator
/// @param stalled whether nothing moved for longer than usual
public record RunProgress(int tree, int trees, int level, int levels, String phase, Optional<Eta> eta, List<Waiting> waitingFor,
        boolean stalled) {

    public RunProgress {
        waitingFor = List.copyOf(waitingFor);
    }

    /// Seconds to the end by the quartiles of the last trees.
    public record Eta(long lowSeconds, long highSeconds) {}

    /// @param since ms since the epoch
    public record Waiting(PartyId party, String phase, long since) {}
}
