package io.riskmesh.benchmarks.verify;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.block.SourcedBlock;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Transaction;

/// All signatures of a block file, laid out so that nothing but checking them is left.
final class BareSignatures {

    private record One(PublicKey key, byte[] message, byte[] signature) {}

    private final List<One> all = new ArrayList<>();
    private final Map<ByteString, PublicKey> keys = new HashMap<>();

    static BareSignatures of(Path folder) throws Exception {
        BareSignatures signatures = new BareSignatures();
        try (BlockSource source = SegmentedBlocks.open(folder)) {
            source.next(); // block 0 is signed by nobody
            for (Optional<SourcedBlock> next = source.next(); next.isPresent(); next = source.next()) {
                signatures.take(Block.parseFrom(next.get().bytes()));
            }
        }
        return signatures;
    }

    int count() {
        return all.size();
    }

    void check() throws Exception {
        for (One one : all) {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(one.key());
            signature.update(one.message());
            if (!signature.verify(one.signature())) {
                throw new IllegalStateException("A signature of the block file does not verify");
            }
        }
    }

    private void take(Block block) throws Exception {
        Metadata metadata = Metadata.parseFrom(block.getMetadata().getMetadata(0));
        for (MetadataSignature signature : metadata.getSignaturesList()) {
            add(SignatureHeader.parseFrom(signature.getSignatureHeader()).getCreator(), metadata.getValue()
                    .concat(signature.getSignatureHeader()).concat(BlockHash.headerBytes(block.getHeader())),
                    signature.getSignature());
        }
        for (ByteString bytes : block.getData().getDataList()) {
            take(Envelope.parseFrom(bytes));
        }
    }

    private void take(Envelope envelope) throws Exception {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        add(SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()).getCreator(), envelope.getPayload(),
                envelope.getSignature());
        ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(
                Transaction.parseFrom(payload.getData()).getActions(0).getPayload());
        for (Endorsement endorsement : action.getAction().getEndorsementsList()) {
            add(endorsement.getEndorser(),
                    action.getAction().getProposalResponsePayload().concat(endorsement.getEndorser()),
                    endorsement.getSignature());
        }
    }

    private void add(ByteString identity, ByteString message, ByteString signature) throws Exception {
        PublicKey key = keys.get(identity);
        if (key == null) {
            key = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(
                    SerializedIdentity.parseFrom(identity).getIdBytes().toByteArray())).getPublicKey();
            keys.put(identity, key);
        }
        all.add(new One(key, message.toByteArray(), signature.toByteArray()));
    }
}
