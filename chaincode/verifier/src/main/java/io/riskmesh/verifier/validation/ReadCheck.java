package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.UpdateBatch;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Whether what a transaction read is still so: in the state that is committed, and not touched by an earlier valid
/// transaction of the block.
final class ReadCheck {

    private final StateMap committed;
    private final UpdateBatch batch;
    private final StateMap current;

    /// @param current the committed state after the batch
    ReadCheck(StateMap committed, UpdateBatch batch, StateMap current) {
        this.committed = committed;
        this.batch = batch;
        this.current = current;
    }

    void check(List<NamespaceSet> sets) throws InvalidTransaction {
        for (NamespaceSet set : sets) {
            for (KVRead read : set.open().getReadsList()) {
                requireSame(StateKey.open(set.namespace(), read.getKey()), version(read));
            }
            for (RangeQueryInfo range : set.open().getRangeQueriesInfoList()) {
                requireSameRange(set.namespace(), range);
            }
            for (NamespaceSet.CollectionSet collection : set.collections()) {
                for (KVReadHash read : collection.hashed().getHashedReadsList()) {
                    StateKey key = StateKey.hashed(set.namespace(), collection.collection(), read.getKeyHash());
                    requireSame(key, read.hasVersion()
                            ? Optional.of(version(read.getVersion())) : Optional.empty());
                }
            }
        }
    }

    private void requireSame(StateKey key, Optional<Version> read) throws InvalidTransaction {
        if (batch.touches(key) || !committed.get(key).map(Versioned::version).equals(read)) {
            throw new InvalidTransaction(TxValidationCode.MVCC_READ_CONFLICT, Cause.READ_CONFLICT,
                    "A key was written after the transaction read it");
        }
    }

    private void requireSameRange(String namespace, RangeQueryInfo range) throws InvalidTransaction {
        RangeResults found = range.hasReadsMerkleHashes()
                ? RangeResults.summarised(range.getReadsMerkleHashes().getMaxDegree())
                : RangeResults.raw();
        StateKey first = StateKey.open(namespace, range.getStartKey());
        ByteString end = ByteString.copyFromUtf8(range.getEndKey());
        // A reader that stopped early has seen its end key; one that read to the end has not.
        int least = range.getItrExhausted() ? 0 : 1;
        current.from(first, (key, value) -> {
            boolean inside = key.namespace().equals(namespace) && key.collection().isEmpty() && (end.isEmpty()
                    || ByteString.unsignedLexicographicalComparator().compare(key.key(), end) < least);
            return inside && found.add(key.key(), value.version());
        });
        if (!found.matches(range)) {
            throw new InvalidTransaction(TxValidationCode.PHANTOM_READ_CONFLICT, Cause.PHANTOM_READ,
                    "A range holds other keys than when the transaction read it");
        }
    }

    private static Optional<Version> version(KVRead read) {
        return read.hasVersion() ? Optional.of(version(read.getVersion())) : Optional.empty();
    }

    private static Version version(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version version) {
        return new Version(version.getBlockNum(), version.getTxNum());
    }
}
