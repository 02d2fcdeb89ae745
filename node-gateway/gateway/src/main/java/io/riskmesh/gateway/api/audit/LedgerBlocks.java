package io.riskmesh.gateway.api.audit;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import java.io.IOException;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/// Blocks as the peer delivers them now, in the name of who reads for this gateway.
final class LedgerBlocks {
    private final LiveLedger ledger;

    LedgerBlocks(LiveLedger ledger) {
        this.ledger = ledger;
    }

    /// Takes blocks one by one.
    @FunctionalInterface
    interface Taking {
        void take(Block block) throws IOException;
    }

    /// Gives the blocks from one number to another, both inclusive; the peer has them.
    void each(long from, long to, Taking taking) throws LedgerUnavailable, IOException {
        String reader = ledger.readOnly() ? "auditor" : "gateway";
        try (CloseableIterator<Block> blocks = ledger.as(reader).blocks(from)) {
            for (long number = from; number <= to; number++) {
                taking.take(blocks.next());
            }
        } catch (GatewayRuntimeException e) {
            throw new LedgerUnavailable("the peer stopped delivering blocks", e);
        }
    }
}
