package io.riskmesh.federation.attack;

import io.riskmesh.ledger.PartyId;
import java.util.List;

/// What an attack believes to have found; tests hold the truth beside it.
record AttackResult(List<Finding> findings) {
    AttackResult {
        findings = List.copyOf(findings);
    }

    /// One belief.
    sealed interface Finding {

        /// Sums of one bank's rows in one node.
        record BankHistogram(NodeSum sums) implements Finding {}

        /// Rows and frauds of one bank in each slot of the root of the first tree.
        record BankCounts(PartyId bank, int[] rows, int[] frauds) implements Finding {}

        /// What training rows a leaf may hold.
        ///
        /// @param candidates all that fit what was seen
        record LeafCounts(int tree, int leaf, List<Counts> candidates) implements Finding {}

        /// An estimate of a bank's gradient sums in the root, by slot, in real units.
        record RootEstimate(PartyId bank, int tree, double[] gradients, double[] rows) implements Finding {}

        /// How sure the attack is of each candidate row that it was trained on; higher is surer.
        record Membership(float[] scores) implements Finding {}

        /// Rows that the attack believes some bank to have.
        record Rows(float[][] values, byte[] labels) implements Finding {}
    }

    record Counts(int rows, int frauds) {}

    <T extends Finding> List<T> of(Class<T> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
