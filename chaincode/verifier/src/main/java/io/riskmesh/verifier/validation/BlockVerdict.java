package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.UpdateBatch;
import java.util.List;
import java.util.Optional;

/// The outcome of validating a block.
///
/// @param updates what the valid transactions change
/// @param state after the block
/// @param config the new configuration, if the block holds a valid one
public record BlockVerdict(
        List<TransactionVerdict> transactions, UpdateBatch updates, StateMap state, Optional<ChannelConfig> config) {

    public BlockVerdict {
        transactions = List.copyOf(transactions);
    }

    /// One byte per transaction, as in the block's metadata.
    public ByteString flags() {
        byte[] flags = new byte[transactions.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = (byte) transactions.get(i).flag().getNumber();
        }
        return ByteString.copyFrom(flags);
    }
}
