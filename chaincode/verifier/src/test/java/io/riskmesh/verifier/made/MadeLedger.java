package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockValidator;
import io.riskmesh.verifier.validation.BlockVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;

/// Orders transactions into signed blocks with flags and commit hashes, as orderers and a peer would.
public final class MadeLedger {

    public final MadeChannel channel;
    public final List<Block> blocks = new ArrayList<>();
    public final List<BlockVerdict> verdicts = new ArrayList<>();
    private final Random random;
    private final Set<String> seen = new HashSet<>();
    private ChannelConfig config;
    private StateMap state = StateMap.empty();
    private ByteString commitHash = ByteString.EMPTY;
    private long lastConfig;

    /// Starts with block 0 (configuration) and block 1 (the chaincode's definition, majority of three banks).
    public MadeLedger(MadeChannel channel, long seed) {
        this.channel = channel;
        this.random = new Random(seed);
        try {
            Block genesis = block(ByteString.EMPTY, 0, List.of(channel.configEnvelope()));
            config = ChannelConfig.of(genesis);
            blocks.add(genesis.toBuilder().setMetadata(BlockMetadata.newBuilder().addMetadata(ByteString.EMPTY)
                    .addMetadata(ByteString.EMPTY).addMetadata(ByteString.copyFrom(new byte[1]))
                    .addMetadata(ByteString.EMPTY).addMetadata(ByteString.EMPTY)).build());
            verdicts.add(BlockValidator.genesis(genesis));
        } catch (MalformedBlock e) {
            throw new IllegalStateException(e);
        }
        add(definition().envelope());
    }

    public StateMap state() {
        return state;
    }

    public ChannelConfig config() {
        return config;
    }

    public List<ByteString> bytes() {
        return blocks.stream().map(Block::toByteString).toList();
    }

    /// A transaction of bank A's client, endorsed by the peers of banks A and B.
    public MadeTransaction transaction() {
        return new MadeTransaction(channel.bank(0).client, nonce(),
                List.of(channel.bank(0).peer, channel.bank(1).peer));
    }

    public MadeTransaction write(String key, String value) {
        return transaction().with(MadeChannel.CHAINCODE, KVRWSet.newBuilder().addWrites(KVWrite.newBuilder().setKey(key)
                .setValue(ByteString.copyFromUtf8(value))).build());
    }

    public ByteString nonce() {
        byte[] nonce = new byte[24];
        random.nextBytes(nonce);
        return ByteString.copyFrom(nonce);
    }

    private MadeTransaction definition() {
        ByteString policy = ApplicationPolicy.newBuilder().setSignaturePolicy(
                Policies.outOf(2, channel.endorsingMspIds(), MSPRoleType.PEER)).build().toByteString();
        String fields = "namespaces/fields/" + MadeChannel.CHAINCODE + "/";
        MadeTransaction transaction = new MadeTransaction(channel.bank(0).client, nonce(),
                List.of(channel.bank(0).peer, channel.bank(1).peer, channel.bank(2).peer));
        transaction.chaincode = "_lifecycle";
        return transaction.with("_lifecycle", KVRWSet.newBuilder()
                .addWrites(write(fields + "Sequence", StateData.newBuilder().setInt64(1).build().toByteString()))
                .addWrites(write(fields + "ValidationInfo", StateData.newBuilder().setBytes(
                        ChaincodeValidationInfo.newBuilder().setValidationPlugin("vscc").setValidationParameter(policy)
                                .build().toByteString()).build().toByteString()))
                .addWrites(write("namespaces/metadata/" + MadeChannel.CHAINCODE, StateMetadata.newBuilder()
                        .setDatatype("ChaincodeDefinition")
                        .addAllFields(List.of("Sequence", "EndorsementInfo", "ValidationInfo", "Collections")).build()
                        .toByteString()))
                .build());
    }

    private static KVWrite write(String key, ByteString value) {
        return KVWrite.newBuilder().setKey(key).setValue(value).build();
    }

    public BlockVerdict add(ByteString... envelopes) {
        ByteString previous = BlockHash.ofHeader(blocks.getLast().getHeader());
        Block block = block(previous, blocks.size(), Arrays.asList(envelopes));
        BlockVerdict verdict = new BlockValidator(config).validate(block, state, seen::contains);
        verdict.transactions().forEach(t -> seen.add(t.transactionId()));
        state = verdict.state();
        commitHash = CommitHash.next(commitHash, verdict.flags(), verdict.updates());
        if (verdict.config().isPresent()) {
            lastConfig = block.getHeader().getNumber();
        }
        blocks.add(block.toBuilder().setMetadata(metadata(block.getHeader(), verdict.flags(), commitHash)).build());
        verdicts.add(verdict);
        config = verdict.config().orElse(config);
        return verdict;
    }

    private static Block block(ByteString previous, long number, List<ByteString> envelopes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        return Block.newBuilder().setData(data).setHeader(BlockHeader.newBuilder().setNumber(number)
                .setPreviousHash(previous).setDataHash(BlockHash.ofData(data))).build();
    }

    private BlockMetadata metadata(BlockHeader header, ByteString flags, ByteString hash) {
        return BlockMetadata.newBuilder().addMetadata(signatures(header).toByteString())
                .addMetadata(Metadata.newBuilder().setValue(LastConfig.newBuilder().setIndex(lastConfig).build()
                        .toByteString()).build().toByteString())
                .addMetadata(flags).addMetadata(ByteString.EMPTY)
                .addMetadata(Metadata.newBuilder().setValue(hash).build().toByteString()).build();
    }

    /// The orderer's signature, or those of three of four.
    public Metadata signatures(BlockHeader header) {
        ByteString value = OrdererBlockMetadata.newBuilder().setLastConfig(LastConfig.newBuilder().setIndex(lastConfig))
                .build().toByteString();
        Metadata.Builder metadata = Metadata.newBuilder().setValue(value);
        if (!channel.bft) {
            Member orderer = channel.orderers.getFirst();
            ByteString signer = SignatureHeader.newBuilder().setCreator(orderer.serialized()).setNonce(nonce()).build()
                    .toByteString();
            return metadata.addSignatures(MetadataSignature.newBuilder().setSignatureHeader(signer)
                    .setSignature(orderer.sign(value, signer, BlockHash.headerBytes(header)))).build();
        }
        for (int i = 0; i < 3; i++) {
            ByteString signer = IdentifierHeader.newBuilder().setIdentifier(i + 1).setNonce(nonce()).build()
                    .toByteString();
            metadata.addSignatures(MetadataSignature.newBuilder().setIdentifierHeader(signer)
                    .setSignature(channel.orderers.get(i).sign(value, signer, BlockHash.headerBytes(header))));
        }
        return metadata.build();
    }
}
