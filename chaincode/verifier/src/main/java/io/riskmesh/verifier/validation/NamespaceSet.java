package io.riskmesh.verifier.validation;

import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import java.util.ArrayList;
import java.util.List;
import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/// What a transaction read and wrote in one namespace.
///
/// @param open reads, range reads and writes of public keys
/// @param collections hashes of reads and writes of private keys
public record NamespaceSet(String namespace, KVRWSet open, List<CollectionSet> collections) {

    /// Hashes of what a transaction read and wrote in one collection.
    public record CollectionSet(String collection, HashedRWSet hashed) {

        boolean writes() {
            return hashed.getHashedWritesCount() > 0 || hashed.getMetadataWritesCount() > 0;
        }
    }

    public NamespaceSet {
        collections = List.copyOf(collections);
    }

    /// Decodes `ledger.rwset.TxReadWriteSet`.
    static List<NamespaceSet> read(ByteString results) throws MalformedBlock {
        TxReadWriteSet set = StrictMessages.any(TxReadWriteSet.parser(), results, "The read-write set");
        List<NamespaceSet> namespaces = new ArrayList<>();
        for (NsReadWriteSet namespace : set.getNsRwsetList()) {
            List<CollectionSet> collections = new ArrayList<>();
            for (CollectionHashedReadWriteSet inner : namespace.getCollectionHashedRwsetList()) {
                collections.add(new CollectionSet(inner.getCollectionName(), StrictMessages.any(
                        HashedRWSet.parser(), inner.getHashedRwset(), "A collection's read-write set")));
            }
            namespaces.add(new NamespaceSet(namespace.getNamespace(), StrictMessages.any(
                    KVRWSet.parser(), namespace.getRwset(), "A namespace's read-write set"), collections));
        }
        return List.copyOf(namespaces);
    }

    boolean writesOpenly() {
        return open.getWritesCount() > 0 || open.getMetadataWritesCount() > 0;
    }

    boolean writes() {
        return writesOpenly() || collections.stream().anyMatch(CollectionSet::writes);
    }
}
