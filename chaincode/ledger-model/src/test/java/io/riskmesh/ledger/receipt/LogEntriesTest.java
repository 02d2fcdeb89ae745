package io.riskmesh.ledger.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The literal texts below are golden: bytes of version 1 that must stay readable for ever.
final class LogEntriesTest {

    private static final Digest D = Digest.ofFile(new byte[0]);
    private static final PartyId HARBOUR = new PartyId("HarbourMSP");
    private static final PartyId MEADOW = new PartyId("MeadowMSP");

    private static final ScoreReceipt RECEIPT = new ScoreReceipt(HARBOUR, "HarbourMSP.i1", 3, 17, D, D, "review", "joint",
            new ModelRef("payments", 2), D, 1, "fraud-prevention", List.of(new UseRef("MeadowMSP.g1", 4)), 120, 1_700_000_000_000L,
            D, D);
    private static final EpochTally TALLY = new EpochTally("HarbourMSP.i1", 3,
            List.of(new EpochTally.Last(HARBOUR, 17), new EpochTally.Last(MEADOW, 0)));

    @Test
    void a_receipt_keeps_its_bytes() throws MalformedFact {
        String golden = "{\"decidedAt\":1700000000000,\"decisionBand\":\"review\",\"epoch\":3,\"evidence\":\"D\","
                + "\"gateway\":\"HarbourMSP\",\"instance\":\"HarbourMSP.i1\",\"kind\":\"ScoreReceipt\",\"mandateHeight\":120,"
                + "\"measurement\":\"D\",\"model\":{\"name\":\"payments\",\"version\":2},\"modelDigest\":\"D\",\"policyVersion\":1,"
                + "\"purpose\":\"fraud-prevention\",\"requestCommitment\":\"D\",\"scoreCommitment\":\"D\",\"sequence\":17,"
                + "\"sides\":\"joint\",\"uses\":[{\"grant\":\"MeadowMSP.g1\",\"seq\":4}],\"v\":1}";
        assertEquals(golden.replace("\"D\"", "\"" + D.hex() + "\""), text(RECEIPT.canonicalBytes()));
        assertEquals(RECEIPT, LogEntry.decode(RECEIPT.canonicalBytes()));
    }

    @Test
    void a_tally_keeps_its_bytes() throws MalformedFact {
        assertEquals("{\"epoch\":3,\"gateways\":[{\"gateway\":\"HarbourMSP\",\"last\":17},{\"gateway\":\"MeadowMSP\",\"last\":0}],"
                + "\"instance\":\"HarbourMSP.i1\",\"kind\":\"EpochTally\",\"v\":1}", text(TALLY.canonicalBytes()));
        assertEquals(TALLY, LogEntry.decode(TALLY.canonicalBytes()));
    }

    @Test
    void a_checkpoint_keeps_its_bytes() throws MalformedFact {
        Checkpoint checkpoint = new Checkpoint("HarbourMSP.log", 7, 1024, D);
        assertEquals("{\"epoch\":7,\"log\":\"HarbourMSP.log\",\"root\":\"" + D.hex() + "\",\"size\":1024,\"v\":1}",
                text(checkpoint.canonicalBytes()));
        assertEquals(checkpoint, Checkpoint.decode(checkpoint.canonicalBytes()));
    }

    @Test
    void unsorted_tallies_unknown_kinds_and_versions_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new EpochTally("i", 1,
                List.of(new EpochTally.Last(MEADOW, 1), new EpochTally.Last(HARBOUR, 1))));
        String text = text(TALLY.canonicalBytes());
        for (String bad : List.of(text.replace("HarbourMSP\"", "ZebraMSP\""), text.replace("EpochTally", "Padding"),
                text.replace("\"v\":1", "\"v\":2"), text.replace("\"v\":1", "\"v\":1,\"w\":1"), "[]", "")) {
            assertThrows(MalformedFact.class, () -> LogEntry.decode(bad.getBytes(StandardCharsets.UTF_8)), bad);
        }
    }

    @Test
    void hostile_bytes_are_read_faithfully_or_refused() {
        feed(10_000);
    }

    @Tag("slow")
    @Test
    void a_million_hostile_bytes_each_are_read_faithfully_or_refused() {
        feed(1_000_000);
    }

    /// So many for receipts, tallies and checkpoints each.
    private static void feed(int inputs) {
        SplittableRandom random = new SplittableRandom(5);
        List<byte[]> good = List.of(RECEIPT.canonicalBytes(), TALLY.canonicalBytes(),
                new Checkpoint("HarbourMSP.log", 7, 1024, D).canonicalBytes());
        int read = 0;
        for (int i = 0; i < 3 * inputs; i++) {
            byte[] input = good.get(i % 3).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                input[random.nextInt(input.length)] = (byte) random.nextInt(i % 2 == 0 ? 32 : -128, 127);
            }
            read += faithful(input, i % 3 == 2);
        }
        assertTrue(read > inputs / 100, "Some mutations stay canonical, seed 5; got " + read);
    }

    private static int faithful(byte[] input, boolean checkpoint) {
        try {
            byte[] again = checkpoint ? Checkpoint.decode(input).canonicalBytes() : LogEntry.decode(input).canonicalBytes();
            assertEquals(text(input), text(again));
            return 1;
        } catch (MalformedFact _) {
            return 0;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
