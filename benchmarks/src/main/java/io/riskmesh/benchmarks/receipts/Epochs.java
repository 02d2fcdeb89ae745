package io.riskmesh.benchmarks.receipts;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LowSSigner;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.Padding;
import io.riskmesh.ledger.receipt.TreeHash;
import java.security.MessageDigest;
import java.util.List;

/// A receipt log that closes epoch after epoch: leaves, padding, root, signed checkpoint, anchor on the ledger.
final class Epochs {
    private static final int PAD_TO = 1024;
    private static final int PADDING_BYTES = 32;

    private final String log;
    private final LedgerClient client;
    private final MerkleTree tree = new MerkleTree();
    private int epoch;
    private Digest root = TreeHash.EMPTY;

    Epochs(String log, LedgerClient client) {
        this.log = log;
        this.client = client;
    }

    /// Appends receipts, and returns when their anchor is in a block.
    void close(List<byte[]> leaves) throws Exception {
        long before = tree.size();
        leaves.forEach(tree::append);
        for (long missing = Padding.leaves(leaves.size(), PAD_TO) - leaves.size(); missing > 0; missing--) {
            tree.append(new byte[PADDING_BYTES]);
        }
        epoch++;
        Digest previous = root;
        root = tree.root();
        byte[] checkpoint = new Checkpoint(log, epoch, tree.size(), root).canonicalBytes();
        byte[] signature = new LowSSigner(client.identity().key()).sign(MessageDigest.getInstance("SHA-256").digest(checkpoint));
        FoundedLedger.requireRecorded(client.record("anchor", 1, new Anchor(FoundedLedger.FIRST, 0, log, epoch, tree.size(), root, before,
                previous, epoch, epoch + 1L, List.of(), List.of(), OpaqueBytes.of(signature))));
    }
}
