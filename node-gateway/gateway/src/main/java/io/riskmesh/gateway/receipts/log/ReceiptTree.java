package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.segment.UnfitRecord;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.Padding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tree over the leaves of all ended epochs. Thread-safe.
final class ReceiptTree {
    private final String log;
    private final PaddingKey padding;
    private final MerkleTree tree = new MerkleTree();
    private final List<Epoch> epochs = new ArrayList<>();

    /// @param firstLeaf place of its first leaf
    /// @param leaves of records in the tree then, padding not counted
    /// @param records indexes of the records whose leaves it has, ascending
    private record Epoch(int firstLeaf, int size, long leaves, long[] records) {}

    /// @param log id of the log
    ReceiptTree(String log, PaddingKey padding) {
        this.log = log;
        this.padding = padding;
    }

    /// How an epoch with so many leaves ends.
    synchronized EpochEnd endOf(int leaves, int padTo) {
        int all = (int) Padding.leaves(leaves, padTo);
        return new EpochEnd(epochs.size() + 1, Math.addExact(tree.size(), all), all - leaves);
    }

    /// Takes the leaves of an epoch. They were hashed as they came: an epoch's end costs one hash a leaf of 65 bytes each.
    ///
    /// @throws UnfitRecord if the epoch does not follow the last one, or has another number of leaves than it says
    synchronized Checkpoint take(EpochEnd end, List<LeafHash> leaves) throws UnfitRecord {
        int first = tree.size();
        if (end.epoch() != epochs.size() + 1 || end.size() != first + leaves.size() + end.padding()) {
            throw new UnfitRecord("expected epoch " + (epochs.size() + 1) + " with " + leaves.size() + " leaves after "
                    + first + ", got " + end);
        }
        leaves.forEach(leaf -> tree.appendHash(leaf.hash()));
        for (int i = 0; i < end.padding(); i++) {
            tree.append(padding.leaf(tree.size()));
        }
        epochs.add(new Epoch(first, tree.size(), leaves(epochs.size()) + leaves.size(), leaves.stream().mapToLong(LeafHash::record).toArray()));
        return checkpoint(end.epoch()).orElseThrow();
    }

    synchronized int epochs() {
        return epochs.size();
    }

    /// The state of the tree at the end of an epoch.
    synchronized Optional<Checkpoint> checkpoint(int epoch) {
        return epoch < 1 || epoch > epochs.size() ? Optional.empty()
                : Optional.of(new Checkpoint(log, epoch, size(epoch), tree.root(size(epoch))));
    }

    /// That a record's leaf is in the tree of the first checkpoint that has it.
    synchronized Optional<ReceiptLog.Included> included(long record) {
        for (int e = epochs.size(); e >= 1; e--) { // recent ones are asked for most
            Epoch epoch = epochs.get(e - 1);
            int at = Arrays.binarySearch(epoch.records, record);
            if (at >= 0) {
                InclusionProof proof = tree.inclusion(epoch.firstLeaf + at, epoch.size);
                return Optional.of(new ReceiptLog.Included(checkpoint(e).orElseThrow(), proof));
            }
        }
        return Optional.empty();
    }

    /// That the tree of a later epoch begins with that of an earlier one.
    synchronized Optional<ConsistencyProof> consistency(int earlier, int later) {
        return earlier < 1 || earlier > later || later > epochs.size() ? Optional.empty()
                : Optional.of(tree.consistency(size(earlier), size(later)));
    }

    synchronized long[] records(int epoch) {
        return epoch < 1 || epoch > epochs.size() ? new long[0] : epochs.get(epoch - 1).records.clone();
    }

    /// Leaves of records in the tree at the end of an epoch.
    synchronized long leaves(int epoch) {
        return epoch < 1 || epoch > epochs.size() ? 0 : epochs.get(epoch - 1).leaves;
    }

    private int size(int epoch) {
        return epochs.get(epoch - 1).size;
    }
}
