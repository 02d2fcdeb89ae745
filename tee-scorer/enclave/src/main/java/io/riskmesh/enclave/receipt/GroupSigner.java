package io.riskmesh.enclave.receipt;

import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Signs whatever waits, 1 to 256 entries, by one signature over their tree. Whoever comes while nobody signs does it for all that
/// wait; what comes meanwhile makes the next group. Thread-safe.
public final class GroupSigner {

    private final String instance;
    private final int epoch;
    private final PrivateKey key;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock signing = new ReentrantLock();
    private long batch; // guarded by signing

    private record Waiting(byte[] entry, CompletableFuture<GroupSignature> signed) {}

    /// @param key P-256, the instance's SIGN key of this epoch
    public GroupSigner(String instance, int epoch, PrivateKey key) {
        this.instance = instance;
        this.epoch = epoch;
        this.key = key;
    }

    /// The signature over the group that the entry falls into; waits for it.
    public GroupSignature sign(byte[] entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        queue.add(waiting);
        while (!waiting.signed().isDone()) {
            signing.lock();
            try {
                if (!waiting.signed().isDone()) {
                    signNext();
                }
            } finally {
                signing.unlock();
            }
        }
        return waiting.signed().join();
    }

    private void signNext() {
        List<Waiting> group = new ArrayList<>();
        queue.drainTo(group, GroupSignature.MOST_LEAVES);
        signGroup(group);
    }

    private void signGroup(List<Waiting> group) {
        MerkleTree tree = MerkleTree.of(group.stream().map(Waiting::entry).toList());
        Digest root = tree.root();
        batch++;
        OpaqueBytes value = signature(GroupSignature.signedBytes(instance, epoch, batch, group.size(), root));
        for (int i = 0; i < group.size(); i++) {
            group.get(i).signed().complete(new GroupSignature(batch, tree.inclusion(i, group.size()), root, value));
        }
    }

    private OpaqueBytes signature(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(bytes);
            return OpaqueBytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has ECDSA over P-256", e);
        }
    }
}
