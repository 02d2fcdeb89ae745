package io.riskmesh.federation.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairCodecTest {
    private static final PairHeader HEADER = new PairHeader(Digest.of("run", new byte[] {1}), 2, 3, 4, new PartyId("bank-01"),
            new PartyId("bank-02"), Digest.of("previous", new byte[] {2}));
    private static final List<NodeBits> BITS = List.of(NodeBits.of(5, new boolean[] {true, false, true, true, false, false, false, false, true}),
            NodeBits.of(6, new boolean[0]));
    private static final List<PairMessage> ALL = List.of(
            new PairMessage.AlignTags(HEADER, Octets.wrap(new byte[32])),
            new PairMessage.AlignKnown(HEADER, 9, BITS.getFirst().bits()),
            new PairMessage.PayeeSplitBits(HEADER, BITS), new PairMessage.PayerSplitBits(HEADER, BITS),
            new PairMessage.EngineBytes(HEADER, true, Octets.wrap(new byte[] {7, 8, 9})),
            new PairMessage.AskPaths(HEADER, List.of(0, 3)), new PairMessage.PathBits(HEADER, 3, BITS));

    @Test
    void every_kind_of_message_comes_back_as_it_was() {
        for (PairMessage message : ALL) {
            byte[] bytes = PairCodec.encode(message);
            PairCodec.Decoded.Message again = assertInstanceOf(PairCodec.Decoded.Message.class, PairCodec.decode(bytes));
            assertEquals(message, again.message());
            assertArrayEquals(bytes, PairCodec.encode(again.message()));
        }
    }

    /// A changed file is a changed protocol: banks of two versions would refuse each other. It needs a new version.
    @Test
    void messages_have_the_bytes_of_the_golden_file() throws IOException {
        StringBuilder lines = new StringBuilder();
        ALL.forEach(message -> lines.append(message.getClass().getSimpleName()).append(' ')
                .append(HexFormat.of().formatHex(PairCodec.encode(message))).append('\n'));
        String name = "pair-messages-v" + PairCodec.VERSION + ".txt";
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve(name), lines);
        try (InputStream golden = PairCodecTest.class.getResourceAsStream(name)) {
            assertNotNull(golden, "Expected golden file " + name);
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.US_ASCII), lines.toString());
        }
    }

    @Test
    void cut_lengthened_and_overfull_messages_are_refused() {
        for (PairMessage message : ALL) {
            byte[] bytes = PairCodec.encode(message);
            for (int length = 0; length < bytes.length; length++) {
                assertRefused(Arrays.copyOf(bytes, length));
            }
            assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
        }
        byte[] stray = PairCodec.encode(new PairMessage.AlignKnown(HEADER, 9, Octets.wrap(new byte[] {0, 2}))); // a tenth bit
        assertRefused(stray);
    }

    @Test
    void any_bytes_give_a_message_or_a_refusal() {
        Random random = new Random(17);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = PairCodec.encode(ALL.get(random.nextInt(ALL.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (PairCodec.decode(bytes) instanceof PairCodec.Decoded.Message(PairMessage message)) {
                assertArrayEquals(bytes, PairCodec.encode(message), "seed 17, input " + i);
            }
        }
    }

    private static void assertRefused(byte[] bytes) {
        PairCodec.Decoded.Refused refused = assertInstanceOf(PairCodec.Decoded.Refused.class, PairCodec.decode(bytes));
        assertEquals(TrainingReason.MALFORMED_MESSAGE, refused.refusal().reason());
    }
}
