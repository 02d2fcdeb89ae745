package io.riskmesh.gateway.ledger.live;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.verifier.block.BlockHash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/// Hashes of block headers. The one of the last block stands in the projection; an older block is asked of the peer: one that lies
/// makes this bank's mandate differ from the others', and nothing is signed. Thread-safe.
public final class HeaderHashes {
    private static final int KEPT = 1024;

    private final LiveLedger ledger;
    private final Map<Long, Digest> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Digest> eldest) {
            return size() > KEPT;
        }
    };

    public HeaderHashes(LiveLedger ledger) {
        this.ledger = ledger;
    }

    /// Hash of the header of a block that was taken.
    public synchronized Digest of(long block) throws LedgerUnavailable, StorageFailure {
        Digest found = known.get(block);
        if (found == null) {
            found = atHead(ledger.projection(), block).orElse(null);
            found = found == null ? asked(block) : found;
            known.put(block, found);
        }
        return found;
    }

    private static Optional<Digest> atHead(Projection projection, long block) throws StorageFailure {
        return projection.checkpoint().filter(at -> at.block() == block).map(at -> digest(at.headerHash()));
    }

    private Digest asked(long block) throws LedgerUnavailable {
        LedgerClient client = ledger.as(ledger.readOnly() ? "auditor" : "gateway");
        try (CloseableIterator<Block> blocks = client.blocks(block)) {
            return digest(BlockHash.ofHeader(blocks.next().getHeader()));
        } catch (GatewayRuntimeException e) {
            throw new LedgerUnavailable("the peer does not deliver block " + block + ": " + e.getStatus().getCode(), e);
        }
    }

    private static Digest digest(ByteString hash) {
        return Digest.fromBytes(hash.toByteArray());
    }
}
