package io.riskmesh.gateway.ledger.client;

import io.riskmesh.verifier.block.SegmentFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/// Fetches the blocks that a peer has now, through its deliver stream.
public final class PeerBlocks {
    private PeerBlocks() {}

    /// Writes all blocks into a folder in the form that tells the verifier what kind of ledger they come from: segments of the
    /// embedded ledger, else `<n>.block`.
    ///
    /// @return how many there were
    /// @throws LedgerUnavailable if the peer cannot be asked
    public static long fetch(LedgerClient client, ConnectionProfile profile, Path folder) throws LedgerUnavailable, IOException {
        long height = client.height();
        Path segment = folder.resolve(SegmentFormat.fileName(0));
        boolean embedded = profile.trustLabel().startsWith("ledger: embedded");
        try (CloseableIterator<Block> blocks = client.blocks(0)) {
            for (long number = 0; number < height; number++) {
                byte[] block = blocks.next().toByteArray();
                if (embedded) {
                    append(segment, block);
                } else {
                    Files.write(folder.resolve(number + ".block"), block);
                }
            }
        } catch (GatewayRuntimeException e) {
            throw new LedgerUnavailable("the peer stopped delivering blocks: " + e.getStatus().getCode(), e);
        }
        return height;
    }

    private static void append(Path segment, byte[] block) throws IOException {
        Files.write(segment, SegmentFormat.header(block).array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.write(segment, block, StandardOpenOption.APPEND);
    }
}
