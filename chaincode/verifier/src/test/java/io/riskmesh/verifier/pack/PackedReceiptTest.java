package io.riskmesh.verifier.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The one encoding of a receipt with its proofs.
public final class PackedReceiptTest {
    private static final Digest ONE = Digest.ofFile(new byte[] {1});
    private static final Digest TWO = Digest.ofFile(new byte[] {2});

    /// A receipt that is none, with proofs of every kind.
    public static PresentedReceipt sample() {
        return presented("no receipt".getBytes(StandardCharsets.US_ASCII));
    }

    /// A receipt in its right form of an enclave and a model that no ledger knows.
    public static PresentedReceipt unknown() {
        return presented(new ScoreReceipt(new PartyId("HarbourMSP"), "HarbourMSP.unknown", 1, 1, ONE, TWO, "review", "joint",
                new ModelRef("unknown", 1), ONE, 1, "fraud-detection", List.of(), 5, 1_700_000_000_000L, ONE, TWO).canonicalBytes());
    }

    private static PresentedReceipt presented(byte[] receipt) {
        return new PresentedReceipt(receipt,
                new GroupSignature(7, new InclusionProof(1, 3, List.of(TWO, ONE)), ONE, OpaqueBytes.of(new byte[] {1, 2, 3})),
                Optional.of(new InclusionProof(2, 4, List.of(ONE, TWO))), Optional.of(new Checkpoint("HarbourMSP.receipts", 3, 4, TWO)),
                Optional.of(OpaqueBytes.of(new byte[] {9})), Optional.of(new PresentedReceipt.Opening(ONE, 873_000, Optional.of(TWO))));
    }

    @Test
    void what_was_written_is_read_back() throws MalformedFact {
        byte[] bytes = PackedReceipt.encode(sample());
        assertArrayEquals(bytes, PackedReceipt.encode(PackedReceipt.decode(bytes)));
        PresentedReceipt bare = new PresentedReceipt(new byte[] {5}, sample().signature(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        assertArrayEquals(PackedReceipt.encode(bare), PackedReceipt.encode(PackedReceipt.decode(PackedReceipt.encode(bare))));
    }

    @Test
    void another_encoding_of_the_same_is_refused() {
        String text = new String(PackedReceipt.encode(sample()), StandardCharsets.UTF_8);
        for (String other : List.of(" " + text, text + "\n", text.replaceFirst(":", ": "), text.replace("\"v\":1", "\"v\":2"),
                text.replaceFirst("\\{", "{\"a\":1,"), text.replace("\"epoch\":3", "\"epoch\":-3"), text.replace("\"scorePpm\":873000", "\"scorePpm\":1000001"))) {
            assertThrows(MalformedFact.class, () -> PackedReceipt.decode(other.getBytes(StandardCharsets.UTF_8)), other);
        }
    }

    @Test
    void random_bytes_and_damaged_ones_are_refused_or_read_and_nothing_else() {
        long seed = 11;
        Random random = new Random(seed);
        byte[] whole = PackedReceipt.encode(sample());
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(200)] : whole.clone();
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertArrayEquals(bytes, PackedReceipt.encode(PackedReceipt.decode(bytes)), "seed " + seed + ", " + i);
            } catch (MalformedFact _) {
                // Refused, as it should be.
            }
        }
    }
}
