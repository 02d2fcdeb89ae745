package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.state.Version;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/// What a range holds now, in the form in which the transaction recorded what it held then: the reads themselves, or
/// Fabric's summary of them, a tree whose nodes hash `maxDegree + 1` nodes of the level below.
final class RangeResults {

    private static final int RAW = 0;
    private static final int LEAST_DEGREE = 2;

    /// 0 for raw reads.
    private final int maxDegree;
    private final List<KVRead> pending = new ArrayList<>();
    private final List<List<ByteString>> levels = new ArrayList<>();

    private RangeResults(int maxDegree) {
        this.maxDegree = maxDegree;
    }

    static RangeResults raw() {
        return new RangeResults(RAW);
    }

    /// @param maxDegree as the transaction says; anything that is no degree matches nothing
    static RangeResults summarised(int maxDegree) {
        return new RangeResults(maxDegree < LEAST_DEGREE ? -1 : maxDegree);
    }

    /// Takes the next key; false if more would be of no use.
    boolean add(ByteString key, Version version) {
        pending.add(KVRead.newBuilder().setKeyBytes(key).setVersion(
                org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                        .setBlockNum(version.block()).setTxNum(version.transaction())).build());
        if (maxDegree > 0 && pending.size() > maxDegree) {
            hashPending();
        }
        return maxDegree >= 0;
    }

    boolean matches(RangeQueryInfo range) {
        if (maxDegree == RAW) {
            return pending.equals(range.getRawReads().getKvReadsList());
        }
        return maxDegree > 0 && summary().map(range.getReadsMerkleHashes()::equals).orElse(false);
    }

    private java.util.Optional<QueryReadsMerkleSummary> summary() {
        if (levels.isEmpty()) {
            return java.util.Optional.empty(); // too few to be summarised
        }
        if (!pending.isEmpty()) {
            hashPending();
        }
        for (int level = 0; level < levels.size() - 1; level++) {
            List<ByteString> hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                levels.get(level + 1).add(hashes.size() == 1 ? hashes.getFirst() : combined(hashes));
                hashes.clear();
            }
        }
        if (levels.getLast().size() > maxDegree) {
            List<ByteString> last = levels.getLast();
            levels.add(new ArrayList<>(List.of(combined(last))));
            last.clear();
        }
        return java.util.Optional.of(QueryReadsMerkleSummary.newBuilder().setMaxDegree(maxDegree)
                .setMaxLevel(levels.size()).addAllMaxLevelHashes(levels.getLast()).build());
    }

    private void hashPending() {
        add(0, Sha256.of(QueryReads.newBuilder().addAllKvReads(pending).build().toByteString()));
        pending.clear();
    }

    private void add(int level, ByteString hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<ByteString> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() > maxDegree) {
            ByteString parent = combined(hashes);
            hashes.clear();
            add(level + 1, parent);
        }
    }

    private static ByteString combined(List<ByteString> hashes) {
        return Sha256.of(hashes.toArray(ByteString[]::new));
    }
}
