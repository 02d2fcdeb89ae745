package io.riskmesh.verifier.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.made.Damage;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.policy.PolicyReader;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.validation.BlockValidator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random and mutated bytes into everything that decodes: typed refusals or findings, never another exception.
final class HostileBytesTest {

    private static final MadeLedger LEDGER = new MadeLedger(new MadeChannel(true), 9);
    private static final long SEED = 20_260_101;

    static {
        LEDGER.add(LEDGER.write("k", "v").envelope());
    }

    private interface Decoder {
        void decode(ByteString bytes) throws MalformedBlock, InvalidIdentity;
    }

    @Test
    void random_and_mutated_bytes_a_few() throws Exception {
        all(2_000, 100);
    }

    @Test
    @Tag("slow")
    void random_bytes_a_million_into_each_decoder() throws Exception {
        all(1_000_000, 5_000);
    }

    private static void all(int randomInputs, int mutatedInputs) throws Exception {
        MadeChannel channel = LEDGER.channel;
        ByteString identity = channel.bank(0).client.serialized();
        ByteString checkpoint = checkpoint();
        ByteString policy = LEDGER.config().config().getChannelGroup().getGroupsOrThrow("Orderer")
                .getPoliciesOrThrow("BlockValidation").getPolicy().getValue();
        hit("configuration", channel.configEnvelope(), ChannelConfig::ofEnvelope, randomInputs, mutatedInputs / 10);
        hit("identity", identity, LEDGER.config().organisations()::identity, randomInputs, mutatedInputs);
        hit("policy", policy, PolicyReader::read, randomInputs, mutatedInputs);
        hit("checkpoint", checkpoint, VerifierCheckpoint::of, randomInputs, mutatedInputs);
        hit("checkpoint body", checkpoint.substring(0, checkpoint.size() - 32), CheckpointCodec::decode, randomInputs,
                mutatedInputs / 10);
        hit("envelope", LEDGER.blocks.get(2).getData().getData(0), HostileBytesTest::validate, randomInputs,
                mutatedInputs);
        hit("block", LEDGER.blocks.get(2).toByteString(),
                bytes -> StrictMessages.canonical(Block.parser(), bytes, "The block"), randomInputs, mutatedInputs);
        innerLayers(randomInputs, mutatedInputs);
    }

    /// Mutations below a valid signature: each layer of a transaction signed again around the damage.
    private static void innerLayers(int randomInputs, int mutatedInputs) throws Exception {
        Payload payload = Payload.parseFrom(
                Envelope.parseFrom(LEDGER.blocks.get(2).getData().getData(0)).getPayload());
        hit("payload", payload.toByteString(), HostileBytesTest::sign, randomInputs / 1000, mutatedInputs / 2);
        hit("transaction", payload.getData(), bytes -> sign(payload.toBuilder().setData(bytes).build().toByteString()),
                randomInputs / 1000, mutatedInputs / 2);
        Transaction transaction = Transaction.parseFrom(payload.getData());
        ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        hit("response", action.getAction().getProposalResponsePayload(), bytes -> sign(payload.toBuilder().setData(
                transaction.toBuilder().setActions(0, transaction.getActions(0).toBuilder().setPayload(action.toBuilder()
                        .setAction(action.getAction().toBuilder().setProposalResponsePayload(bytes)).build()
                        .toByteString())).build().toByteString()).build().toByteString()),
                randomInputs / 1000, mutatedInputs / 2);
    }

    private static void hit(String name, ByteString seed, Decoder decoder, int randomInputs, int mutatedInputs) {
        IntStream.range(0, randomInputs + mutatedInputs).parallel().forEach(i -> {
            Random random = new Random(SEED + i);
            ByteString input = i < randomInputs ? Damage.noise(random) : Damage.changed(seed, random);
            try {
                decoder.decode(input);
            } catch (MalformedBlock | InvalidIdentity _) {
                // the typed refusal
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(name + ", seed " + (SEED + i), e);
            }
        });
    }

    private static void sign(ByteString payload) {
        validate(Envelope.newBuilder().setPayload(payload)
                .setSignature(LEDGER.channel.bank(0).client.sign(payload)).build().toByteString());
    }

    private static void validate(ByteString envelope) {
        Block block = Block.newBuilder().setHeader(BlockHeader.newBuilder().setNumber(3))
                .setData(BlockData.newBuilder().addData(envelope)).build();
        assertEquals(1, new BlockValidator(LEDGER.config()).validate(block, LEDGER.state(), id -> false).flags().size());
    }

    private static ByteString checkpoint() throws UnreadableSource {
        LedgerVerifier verifier = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
        verifier.verify(BlockSource.ofBytes(LEDGER.bytes()));
        return verifier.checkpoint().orElseThrow().toBytes();
    }

    @Test
    void a_checkpoint_with_a_bit_flipped_is_refused() throws UnreadableSource {
        byte[] bytes = checkpoint().toByteArray();
        bytes[bytes.length / 2] ^= 1;
        org.junit.jupiter.api.Assertions.assertThrows(
                MalformedBlock.class, () -> VerifierCheckpoint.of(ByteString.copyFrom(bytes)));
    }

    @Test
    void a_checkpoint_of_an_unknown_version_or_with_more_after_it_is_refused() throws UnreadableSource {
        byte[] body = checkpoint().substring(0, checkpoint().size() - 32).toByteArray();
        body[7]++;
        ByteString newer = ByteString.copyFrom(body);
        org.junit.jupiter.api.Assertions.assertThrows(MalformedBlock.class, () -> VerifierCheckpoint.of(newer.concat(Sha256.of(newer))));
        ByteString longer = checkpoint().substring(0, body.length).concat(ByteString.copyFrom(new byte[100_000]));
        org.junit.jupiter.api.Assertions.assertThrows(MalformedBlock.class, () -> VerifierCheckpoint.of(longer.concat(Sha256.of(longer))));
    }

    @Test
    void a_checkpoint_of_other_blocks_is_not_gone_on_from() throws Exception {
        LedgerVerifier verifier = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
        verifier.resume(VerifierCheckpoint.of(checkpoint()));
        MadeLedger other = new MadeLedger(new MadeChannel(true), 9);
        other.add(other.write("k", "v").envelope());
        VerificationReport report = verifier.verify(BlockSource.ofBytes(other.bytes()));
        assertFalse(report.isVerified());
    }
}
