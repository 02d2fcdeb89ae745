package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.transaction.Headers;
import io.riskmesh.embedded.transaction.Identities;
import io.riskmesh.verifier.block.BlockHash;
import java.security.SecureRandom;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// Blocks and their metadata, byte for byte as orderers and peers write them.
final class BlockForm {
    static final int COMMIT_HASH = 4; // BlockMetadataIndex.COMMIT_HASH
    private static final int NONCE_BYTES = 24;
    private static final OrdererBlockMetadata LAST_CONFIG = OrdererBlockMetadata.newBuilder()
            .setLastConfig(LastConfig.newBuilder().setIndex(0)).build(); // there is no reconfiguration

    private BlockForm() {}

    /// A block without metadata.
    static Block of(long number, ByteString previousHash, List<ByteString> envelopes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockHeader header = BlockHeader.newBuilder().setNumber(number).setPreviousHash(previousHash)
                .setDataHash(BlockHash.ofData(data)).build();
        return Block.newBuilder().setHeader(header).setData(data).build();
    }

    /// Block 0, which no orderer signs.
    static Block genesis(ByteString envelope) {
        return withMetadata(of(0, ByteString.EMPTY, List.of(envelope)),
                Metadata.newBuilder().setValue(LAST_CONFIG.toByteString()).build(), ByteString.copyFrom(new byte[1]), ByteString.EMPTY);
    }

    /// The block with the orderer's signature, the flags and the commit hash.
    static Block complete(Block block, IssuedIdentity orderer, SecureRandom random, ByteString flags, ByteString commitHash) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SignatureHeader signer = Headers.signature(Identities.serialized(orderer), nonce);
        ByteString value = LAST_CONFIG.toByteString();
        ByteString signed = value.concat(signer.toByteString()).concat(BlockHash.headerBytes(block.getHeader()));
        Metadata signatures = Metadata.newBuilder().setValue(value).addSignatures(MetadataSignature.newBuilder()
                .setSignatureHeader(signer.toByteString())
                .setSignature(ByteString.copyFrom(orderer.sign(signed.toByteArray())))).build();
        return withMetadata(block, signatures, flags, Metadata.newBuilder().setValue(commitHash).build().toByteString());
    }

    static ByteString flags(Block block) {
        return block.getMetadata().getMetadataCount() > BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE
                ? block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE) : ByteString.EMPTY;
    }

    static ByteString commitHash(Block block) throws InvalidProtocolBufferException {
        return block.getMetadata().getMetadataCount() > COMMIT_HASH
                ? Metadata.parseFrom(block.getMetadata().getMetadata(COMMIT_HASH)).getValue() : ByteString.EMPTY;
    }

    private static Block withMetadata(Block block, Metadata signatures, ByteString flags, ByteString commitHash) {
        Metadata lastConfig = Metadata.newBuilder().setValue(LAST_CONFIG.getLastConfig().toByteString()).build();
        return block.toBuilder().setMetadata(BlockMetadata.newBuilder().addMetadata(signatures.toByteString())
                .addMetadata(lastConfig.toByteString()).addMetadata(flags).addMetadata(ByteString.EMPTY)
                .addMetadata(commitHash)).build();
    }
}
