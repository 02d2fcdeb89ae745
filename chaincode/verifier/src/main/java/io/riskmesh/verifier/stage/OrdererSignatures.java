package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.channel.Consenter;
import io.riskmesh.verifier.policy.Signed;
import io.riskmesh.verifier.policy.Signers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// The orderers' signatures of a block and what they sign besides its header.
record OrdererSignatures(Metadata metadata, OrdererBlockMetadata signed, ByteString headerBytes) {

    static OrdererSignatures of(CheckedBlock block) throws MalformedBlock {
        Metadata metadata = StrictMessages.canonical(Metadata.parser(),
                block.metadata(BlockMetadataIndex.SIGNATURES_VALUE), "The orderers' signatures");
        return new OrdererSignatures(metadata,
                StrictMessages.canonical(OrdererBlockMetadata.parser(), metadata.getValue(), "What orderers sign"),
                BlockHash.headerBytes(block.block().getHeader()));
    }

    long lastConfig() {
        return signed.getLastConfig().getIndex();
    }

    /// The signers under the configuration. What a Raft orderer signs names it; a consenter of a BFT channel is named by
    /// its number.
    Signers judged(ChannelConfig config) throws MalformedBlock {
        List<Signed> all = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (MetadataSignature signature : metadata.getSignaturesList()) {
            boolean byNumber = signature.getSignatureHeader().isEmpty();
            ByteString header = byNumber ? signature.getIdentifierHeader() : signature.getSignatureHeader();
            Optional<ByteString> identity = byNumber ? consenter(header, config) : Optional.of(creator(signature));
            ByteString message = metadata.getValue().concat(header).concat(headerBytes);
            identity.ifPresentOrElse(id -> all.add(new Signed(id, message, signature.getSignature())),
                    () -> unknown.add("A signature of a consenter that the configuration does not have"));
        }
        Signers signers = Signers.of(all, config.organisations());
        unknown.addAll(signers.refused());
        return new Signers(signers.valid(), unknown);
    }

    private static ByteString creator(MetadataSignature signature) throws MalformedBlock {
        if (!signature.getIdentifierHeader().isEmpty()) {
            throw new MalformedBlock("An orderer's signature names its signer twice");
        }
        return StrictMessages.canonical(
                SignatureHeader.parser(), signature.getSignatureHeader(), "An orderer's header").getCreator();
    }

    private static Optional<ByteString> consenter(ByteString header, ChannelConfig config) throws MalformedBlock {
        int number = StrictMessages.canonical(IdentifierHeader.parser(), header, "A consenter's header").getIdentifier();
        return !config.isBft() ? Optional.empty() : config.consenters().stream()
                .filter(consenter -> consenter.id() == number).map(Consenter::identity).findFirst();
    }
}
