package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;

/// Blocks with one thing changed.
public final class Tampered {

    private Tampered() {}

    public static Block metadata(Block block, int index, ByteString entry) {
        return block.toBuilder().setMetadata(block.getMetadata().toBuilder().setMetadata(index, entry)).build();
    }

    public static Block envelopes(Block block, ByteString... envelopes) {
        return block.toBuilder().setData(BlockData.newBuilder().addAllData(List.of(envelopes))).build();
    }
}
