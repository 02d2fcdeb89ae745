package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.identity.EcdsaSignature;
import io.riskmesh.verifier.made.Damage;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Random;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hostile bytes in each layer of a transaction, into the readers themselves: below signatures, where a member of the channel may put
/// what it likes. A reader gives the layer or Fabric's flag, nothing else.
final class HostileTransactionTest {

    private static final long SEED = 20_261_127;
    private static final ByteString HONEST = honest();

    private interface Reader {
        void read(ByteString bytes) throws InvalidTransaction, MalformedBlock;
    }

    @Test
    void hostile_bytes_in_each_layer_are_flagged() throws Exception {
        feed(4_000);
    }

    @Test
    @Tag("slow")
    void a_million_hostile_bytes_in_each_layer_are_flagged() throws Exception {
        feed(1_000_000);
    }

    private static void feed(int inputs) throws Exception {
        SignedEnvelope envelope = SignedEnvelope.of(HONEST);
        ChaincodeActionPayload action = ActionReader.action(envelope);
        ProposalResponsePayload response = ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
        ChaincodeAction result = ChaincodeAction.parseFrom(response.getExtension());
        Envelope outer = Envelope.parseFrom(HONEST);
        Payload payload = Payload.parseFrom(outer.getPayload());
        hit("payload", outer.getPayload(), inputs,
                bytes -> SignedEnvelope.of(outer.toBuilder().setPayload(bytes).build().toByteString()));
        hit("channel header", payload.getHeader().getChannelHeader(), inputs, bytes -> SignedEnvelope.of(outer.toBuilder()
                .setPayload(payload.toBuilder().setHeader(payload.getHeader().toBuilder().setChannelHeader(bytes)).build()
                        .toByteString()).build().toByteString()));
        hit("transaction", envelope.data(), inputs, bytes -> ActionReader.content(envelope, ActionReader.action(with(envelope, bytes))));
        hit("response", action.getAction().getProposalResponsePayload(), inputs,
                bytes -> ActionReader.content(envelope, with(action, bytes)));
        hit("result", response.getExtension(), inputs, bytes -> ActionReader.content(envelope,
                with(action, response.toBuilder().setExtension(bytes).build().toByteString())));
        hit("read-write set", result.getResults(), inputs, NamespaceSet::read);
        ECPublicKey key = (ECPublicKey) KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        hit("signature", outer.getSignature(), inputs, bytes -> EcdsaSignature.verifies(key, bytes.substring(bytes.size() / 2), bytes));
    }

    private static void hit(String layer, ByteString honest, int inputs, Reader reader) {
        IntStream.range(0, inputs).parallel().forEach(i -> {
            Random random = new Random(SEED + i);
            ByteString input = switch (i % 3) {
                case 0 -> Damage.noise(random);
                case 1 -> Damage.torn(honest, random);
                default -> Damage.changed(honest, random);
            };
            try {
                reader.read(input);
            } catch (InvalidTransaction | MalformedBlock _) {
                // The typed refusal.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(layer + ", seed " + (SEED + i), e);
            }
        });
    }

    private static SignedEnvelope with(SignedEnvelope envelope, ByteString data) {
        return new SignedEnvelope(envelope.payload(), envelope.signature(), envelope.channelHeader(), envelope.channel(),
                envelope.signer(), data);
    }

    private static ChaincodeActionPayload with(ChaincodeActionPayload action, ByteString response) {
        return action.toBuilder().setAction(action.getAction().toBuilder().setProposalResponsePayload(response)).build();
    }

    private static ByteString honest() {
        MadeLedger ledger = new MadeLedger(new MadeChannel(false), 12);
        ledger.add(ledger.write("k", "v").envelope());
        return ledger.blocks.get(2).getData().getData(0);
    }
}
