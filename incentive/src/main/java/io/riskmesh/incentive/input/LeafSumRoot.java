package io.riskmesh.incentive.input;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The Merkle root over a bank's leaf sums so far, tree by tree: training sums, then holdout sums. Each leaf is `salt16 || place
/// || sums`, as sums of few rows could be guessed from their hashes (ruling 12). Not thread-safe.
public final class LeafSumRoot {

    /// Before the first tree.
    public static final Digest EMPTY = new MerkleTree().root();

    private static final byte TRAINING = 1;
    private static final byte HOLDOUT = 2;
    private static final int SALT_BYTES = 16;
    private static final int PLACE_BYTES = 1 + 3 * Integer.BYTES;
    private static final int SUM_BYTES = 3 * Long.BYTES;

    private final Mac mac;
    private final MerkleTree tree = new MerkleTree();

    /// @param salting the bank's secret for the run
    public LeafSumRoot(OpaqueBytes salting) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salting.toBytes(), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /// Adds sums of trees that come after those added.
    ///
    /// @param blocks sorted
    /// @param holdout sorted
    public void add(List<LeafSum> blocks, List<LeafSum> holdout) {
        int nextHoldout = 0;
        for (int i = 0; i <= blocks.size(); i++) {
            int before = i == blocks.size() ? Integer.MAX_VALUE : blocks.get(i).tree();
            while (nextHoldout < holdout.size() && holdout.get(nextHoldout).tree() < before) {
                append(HOLDOUT, holdout.get(nextHoldout++));
            }
            if (i < blocks.size()) {
                append(TRAINING, blocks.get(i));
            }
        }
    }

    private void append(byte kind, LeafSum sum) {
        ByteBuffer bytes = ByteBuffer.allocate(SALT_BYTES + PLACE_BYTES + SUM_BYTES).position(SALT_BYTES);
        bytes.put(kind).putInt(sum.tree()).putInt(sum.block()).putInt(sum.leaf());
        byte[] salt = mac.doFinal(Arrays.copyOfRange(bytes.array(), SALT_BYTES, SALT_BYTES + PLACE_BYTES));
        bytes.putLong(sum.gradient()).putLong(sum.hessian()).putLong(sum.rows()).put(0, salt, 0, SALT_BYTES);
        tree.append(bytes.array());
    }

    public Digest root() {
        return tree.root();
    }
}
