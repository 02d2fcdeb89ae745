package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;

/// Metadata that no signature covers. It may repeat what is signed, or be empty; anything else could say something that
/// nobody vouches for. Flags and commit hash are the replay's matter.
final class UnsignedMetadata {

    private static final int MOST_ENTRIES = 5;
    /// Fabric has deprecated the two entries and orderers write them all the same.
    private static final int LAST_CONFIG = 1;
    private static final int ORDERER = 3;

    private UnsignedMetadata() {}

    static void check(CheckedBlock block, OrdererSignatures signatures) throws MalformedBlock {
        checkCount(block);
        checkLastConfig(block);
        ByteString orderer = block.metadata(ORDERER);
        ByteString signed = signatures.signed().getConsenterMetadata();
        if (!orderer.isEmpty() && !orderer.equals(signed)
                && !StrictMessages.canonical(Metadata.parser(), orderer, "The consenters' entry").equals(
                        Metadata.newBuilder().setValue(signed).build())) {
            throw new MalformedBlock("The consenters' entry differs from what the orderers signed");
        }
    }

    static void checkGenesis(CheckedBlock block) throws MalformedBlock {
        checkCount(block);
        checkLastConfig(block);
        ByteString signatures = block.metadata(BlockMetadataIndex.SIGNATURES_VALUE);
        Metadata nothing = Metadata.newBuilder().setValue(OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.getDefaultInstance()).build().toByteString()).build();
        if (!signatures.isEmpty() && !signatures.equals(nothing.toByteString())) {
            throw new MalformedBlock("Block 0 is signed by nobody");
        }
        if (!block.metadata(ORDERER).isEmpty()
                || !block.metadata(BlockMetadataIndex.COMMIT_HASH_VALUE).isEmpty()) {
            throw new MalformedBlock("Block 0 has no consenters' entry and no commit hash");
        }
    }

    private static void checkCount(CheckedBlock block) throws MalformedBlock {
        int count = block.block().getMetadata().getMetadataCount();
        if (count > MOST_ENTRIES) {
            throw new MalformedBlock("At most " + MOST_ENTRIES + " entries of metadata, got " + count);
        }
    }

    private static void checkLastConfig(CheckedBlock block) throws MalformedBlock {
        ByteString entry = block.metadata(LAST_CONFIG);
        Metadata expected = Metadata.newBuilder().setValue(
                LastConfig.newBuilder().setIndex(block.lastConfig()).build().toByteString()).build();
        if (!entry.isEmpty() && !entry.equals(expected.toByteString())) {
            throw new MalformedBlock("The entry of the last configuration differs from what the orderers signed");
        }
    }
}
