package io.riskmesh.federation.rows;

import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.ledger.canonical.Digest;

/// What a bank says on the ledger of its own sums per leaf, so that its contribution can be measured later by what training used. A
/// function of the bank's rows and of how the run went: whoever goes on after a stop says the same. Thread-safe.
@FunctionalInterface
public interface LeafSumRoots {

    /// The root of the empty tree, in runs whose contributions are not measured.
    LeafSumRoots NONE = new LeafSumRoots() {
        private final Digest nothing = Digest.ofFile(new byte[0]);

        @Override
        public Digest after(RunProgress progress) {
            return nothing;
        }
    };

    /// Root over the sums of all trees so far. May take long.
    Digest after(RunProgress progress);
}
