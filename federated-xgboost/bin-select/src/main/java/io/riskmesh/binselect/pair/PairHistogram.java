package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.step.Step;
import java.util.List;

/// One role of one ordered pair of banks as a pure machine: `step(state, input) -> (state, effects)`. Together the two roles
/// leave their banks with additive shares, modulo {@link #modulus}, of the pair's histogram: for every built node, feature
/// and cell the sums of g and h over the pair's rows there. Neither role learns the histogram (design `joint-training.md`
/// sections 1, 2 and 8). No machine holds a socket, clock, thread or lock; randomness comes in with the set-up. A machine
/// is confined to one thread at a time.
public sealed interface PairHistogram permits GradientOwner, FeatureOwner {

    PairContext context();

    /// Where the shares live.
    long modulus();

    PairState initial();

    /// Host orders that cannot come from a peer and make no sense here are bugs and throw; everything else that is wrong
    /// is an effect `Refused` and leaves the state as it was.
    Step<PairState> step(PairState state, PairInput input);

    /// The state after a restart.
    ///
    /// @param entries all of the journal, in order
    Restoration restore(List<JournalEntry> entries);
}
