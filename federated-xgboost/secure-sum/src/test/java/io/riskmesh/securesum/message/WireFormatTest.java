package io.riskmesh.securesum.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.securesum.PlainEnc;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The written form of every message and journal entry, as length and SHA-256 of one example each. Parties of different
/// builds talk to each other: whoever changes a form must raise its version, and will notice here.
final class WireFormatTest {
    private static final Octets R = filled(32, 1);
    private static final RecordProof TAGS = new RecordProof.Tags(List.of(filled(32, 2), filled(32, 3), filled(32, 4)));
    private static final RecordProof SIGNATURE = new RecordProof.Signature(filled(3309, 5));
    private static final ContributionRecord RECORD = new ContributionRecord(R, "bank-01", 2, filled(32, 6), filled(32, 7),
            List.of(filled(32, 8), filled(32, 9)), List.of(filled(32, 10), filled(32, 11)), TAGS);
    private static final SealedShares BOX = new SealedShares(R, "bank-01", "bank-02", filled(112, 12));
    private static final MaskedVector VECTOR = new MaskedVector(R, "bank-01", filled(16, 13));
    private static final Reveal REVEAL = new Reveal(R, "bank-02", filled(32, 14), List.of(15L, 1L << 60),
            List.of(filled(112, 16)), SIGNATURE);
    private static final Freeze FREEZE = new Freeze(R, "bank-01", Roster.of(List.of("bank-01", "bank-02", "bank-03")), 4, 900,
            List.of(filled(32, 17), filled(32, 18), filled(32, 19)), filled(32, 20), filled(5, 21), TAGS);

    @Test
    void messages_are_written_as_they_always_were() {
        Map<SumMessage, String> golden = new LinkedHashMap<>();
        golden.put(new KeyAnnouncement(R, "bank-01", filled(32, 22), filled(1184, 23), filled(32, 24), filled(64, 25),
                filled(3309, 26)), "4663 5d6b9af8039b1a9f");
        golden.put(new KemCiphertext(R, "bank-01", "bank-02", filled(1088, 27), filled(3309, 28)), "4447 cd513a224cbf47d7");
        golden.put(new KeyConfirmation(R, "bank-02", "bank-01", filled(32, 29)), "82 60120da4474e2861");
        golden.put(new Contribution(RECORD, List.of(BOX, BOX), VECTOR), "727 fbf23d4faf3fbe56");
        golden.put(new FrozenSum(FREEZE, List.of(RECORD, RECORD, RECORD), List.of(BOX), filled(16, 30)), "1505 5b559599d46f7a6e");
        golden.put(VECTOR, "62 88c11f008cf83c0c");
        golden.put(REVEAL, "3518 b8cad1926cd6c4b2");
        golden.put(new RevealRequest(R, "bank-01", filled(32, 31), List.of("bank-01"), List.of("bank-02", "bank-03"), TAGS), "198 1c7c76de95f201da");
        golden.put(new Opened(R, "bank-01", filled(32, 32), filled(32, 33), SIGNATURE), "3416 b6a19a1837f17167");
        golden.put(new Abandon(R, "bank-01", SumRefusal.TOO_FEW_BANKS, TAGS), "154 ea25754dc9966e21");
        golden.put(new SlotSignature(R, 7, "bank-03", List.of(filled(32, 34), filled(32, 35)), filled(3309, 36)), "3423 fa4f9d235da58306");
        golden.forEach((message, form) -> {
            byte[] bytes = SumCodec.encode(message);
            assertEquals(form, form(bytes), message.getClass().getSimpleName());
            assertEquals(message, assertInstanceOf(SumCodec.Decoded.Message.class, SumCodec.decode(bytes)).message());
        });
    }

    @Test
    void journal_entries_are_written_as_they_always_were() {
        SurvivorSet set = new SurvivorSet(R, 4, 900, Roster.of(List.of("bank-01", "bank-02", "bank-03")));
        Map<JournalEntry, String> golden = new LinkedHashMap<>();
        golden.put(new JournalEntry.Begun(R, filled(32, 37)), "66 43baa36342739884");
        golden.put(new JournalEntry.Intent(R, 4, 5, Secret.wrap(filled(32, 38).toArray()), RECORD), "415 9ce881ce026092c0");
        golden.put(new JournalEntry.Frozen(R, filled(32, 39), set, REVEAL), "3656 b84d7f9fa66f9ca2");
        golden.put(new JournalEntry.Stated(R, 4, filled(32, 40)), "70 f1be50c5dac5420a");
        golden.put(new JournalEntry.Floor(5, 0), "10 eaa834289c25912f");
        golden.forEach((entry, form) -> {
            byte[] bytes = JournalCodec.encode(entry);
            assertEquals(form, form(bytes), entry.getClass().getSimpleName());
            assertEquals(entry, assertInstanceOf(JournalCodec.Decoded.Entry.class, JournalCodec.decode(bytes)).entry());
        });
    }

    /// The smallest message byte by byte: version, kind, then fields of fixed width, ids after their length.
    @Test
    void a_confirmation_is_version_kind_and_fields() {
        byte[] bytes = SumCodec.encode(new KeyConfirmation(R, "b", "a-1", filled(32, 29)));
        String expected = "01" + "03" + "01".repeat(32) + "01" + "62" + "03" + "612d31" + "1d".repeat(32);
        assertArrayEquals(HexFormat.of().parseHex(expected), bytes);
    }

    private static String form(byte[] bytes) {
        return bytes.length + " " + HexFormat.of().formatHex(PlainEnc.sha256(bytes), 0, 8);
    }

    private static Octets filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Octets.wrap(bytes);
    }
}
