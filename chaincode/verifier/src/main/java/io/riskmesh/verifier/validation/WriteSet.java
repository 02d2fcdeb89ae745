package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Update;
import io.riskmesh.verifier.state.UpdateBatch;
import io.riskmesh.verifier.state.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/// Turns the writes of a valid transaction into changes of the state. An empty value is a deletion; a write of metadata
/// alone moves the key to a new version.
final class WriteSet {

    private static final ByteString HASH_OF_NOTHING = Sha256.of();

    private final Map<StateKey, Update> changes = new TreeMap<>();
    private final StateMap current;
    private final Version version;

    private WriteSet(StateMap current, Version version) {
        this.current = current;
        this.version = version;
    }

    /// Adds the writes to the batch and gives the state after them.
    static StateMap apply(List<NamespaceSet> sets, Version version, StateMap current, UpdateBatch batch) {
        WriteSet writes = new WriteSet(current, version);
        sets.forEach(writes::addOpen);
        sets.forEach(writes::addHashed);
        StateMap after = current;
        for (Map.Entry<StateKey, Update> change : writes.changes.entrySet()) {
            batch.put(change.getKey(), change.getValue());
            after = switch (change.getValue()) {
                case Update.Put put -> after.with(change.getKey(), put.value());
                case Update.Delete _ -> after.without(change.getKey());
            };
        }
        return after;
    }

    private void addOpen(NamespaceSet set) {
        for (KVWrite write : set.open().getWritesList()) {
            put(StateKey.open(set.namespace(), write.getKey()), write.getIsDelete(), write.getValue());
        }
        for (KVMetadataWrite write : set.open().getMetadataWritesList()) {
            touch(StateKey.open(set.namespace(), write.getKey()));
        }
    }

    private void addHashed(NamespaceSet set) {
        for (NamespaceSet.CollectionSet collection : set.collections()) {
            for (KVWriteHash write : collection.hashed().getHashedWritesList()) {
                boolean delete = write.getIsDelete() || write.getIsPurge()
                        || write.getValueHash().equals(HASH_OF_NOTHING);
                put(StateKey.hashed(set.namespace(), collection.collection(), write.getKeyHash()), delete,
                        write.getValueHash());
            }
            for (KVMetadataWriteHash write : collection.hashed().getMetadataWritesList()) {
                touch(StateKey.hashed(set.namespace(), collection.collection(), write.getKeyHash()));
            }
        }
    }

    private void put(StateKey key, boolean delete, ByteString value) {
        changes.put(key, delete || value.isEmpty() ? new Update.Delete(version) : new Update.Put(value, version));
    }

    private void touch(StateKey key) {
        if (!changes.containsKey(key)) {
            current.get(key).ifPresent(known -> changes.put(key, new Update.Put(known.value(), version)));
        }
    }
}
