package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import java.util.Optional;
import java.util.OptionalLong;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;

/// Who is who on the channel, block after block: the first block says it, a later configuration changes it if the members whose
/// consent it needs signed it.
final class ChannelHistory {
    private final Database database;
    private OptionalLong block = OptionalLong.empty();
    private Optional<ChannelConfig> current = Optional.empty();

    ChannelHistory(Database database) {
        this.database = database;
    }

    /// Takes up what stands in the database, perhaps by another process. Identities that were judged stay judged as long as
    /// nothing changed.
    void refresh() throws StorageFailure, BrokenChain {
        OptionalLong latest = database.read(ConfigTable::latest);
        if (!latest.equals(block)) {
            current = Optional.of(read(database.read(connection -> ConfigTable.envelope(connection, latest.orElseThrow()))));
            block = latest;
        }
    }

    private static ChannelConfig read(ByteString envelope) throws BrokenChain {
        try {
            return ChannelConfig.ofEnvelope(envelope);
        } catch (MalformedBlock e) {
            throw new BrokenChain("the configuration in the database cannot be read; delete the database, it is rebuilt", e);
        }
    }

    /// The configuration that a block brings, with its envelope; empty for most blocks.
    Optional<ChannelConfig> broughtBy(Block next) throws BrokenChain {
        long number = next.getHeader().getNumber();
        try {
            if (number == 0) {
                return Optional.of(ChannelConfig.of(next));
            }
            Optional<ByteString> envelope = envelope(next);
            return envelope.isPresent() ? Optional.of(inForce().next(envelope.get())) : Optional.empty();
        } catch (MalformedBlock e) {
            throw new BrokenChain("block " + number + " holds no configuration that follows: " + e.getMessage(), e);
        }
    }

    /// The configuration envelope of a block, if it is a block of one.
    static Optional<ByteString> envelope(Block block) {
        BlockData data = block.getData();
        return data.getDataCount() == 1 && ChannelConfig.isConfig(data.getData(0)) ? Optional.of(data.getData(0)) : Optional.empty();
    }

    ChannelConfig inForce() {
        return current.orElseThrow(() -> new IllegalStateException("The first block brings a configuration"));
    }
}
