package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockVerdict;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;

/// A block with the outcome of validating it. What a stage may rely on is what the verifier computed itself: the
/// verdict's flags, not those that the block carries.
///
/// @param source where the block was
/// @param expectedPrevious hash of the header before, empty for block 0
/// @param config in force for this block: the last one before it, or its own for block 0
/// @param lastConfig number of the block that holds the configuration in force after this block
/// @param before the state before this block
public record CheckedBlock(
        SourcedBlock source, Block block, ByteString expectedPrevious, ChannelConfig config, long lastConfig,
        StateMap before, BlockVerdict verdict) {

    public long number() {
        return block.getHeader().getNumber();
    }

    public ByteString headerHash() {
        return BlockHash.ofHeader(block.getHeader());
    }

    /// An entry of the block's metadata; empty if it has none.
    public ByteString metadata(int index) {
        List<ByteString> entries = block.getMetadata().getMetadataList();
        return index < entries.size() ? entries.get(index) : ByteString.EMPTY;
    }
}
