package io.riskmesh.verifier.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReceiptSequencesTest {

    private static final PartyId A = new PartyId("AppleMSP");
    private static final PartyId B = new PartyId("BirchMSP");
    private static final Digest D = Digest.ofFile(new byte[0]);

    private List<byte[]> ofA;
    private List<byte[]> ofB;

    @BeforeEach
    void disclose() {
        SplittableRandom random = new SplittableRandom(3);
        ofA = new ArrayList<>();
        ofB = new ArrayList<>();
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int sequence = 1; sequence <= 5; sequence++) {
                ofA.add(receipt(A, epoch, sequence));
            }
            for (int sequence = 1; sequence <= 3; sequence++) {
                ofB.add(receipt(B, epoch, sequence));
            }
            ofA.add(tally(epoch, 5, 3));
            ofB.add(tally(epoch, 5, 3));
            for (int i = 0; i < 58; i++) {
                byte[] padding = new byte[32];
                random.nextBytes(padding);
                ofA.add(padding);
            }
        }
    }

    @Test
    void whole_logs_have_no_faults() {
        assertEquals(List.of(), faults());
    }

    @Test
    void a_receipt_that_one_bank_left_out_shows_in_its_sequence() {
        ofA.remove(2);
        assertFault(AuditReason.RECEIPT_MISSING, "receipts 3..3 of AppleMSP at i1, epoch 1 are missing");
    }

    @Test
    void the_last_receipts_of_an_epoch_show_in_the_tally_of_another_bank() {
        ofA.removeIf(leaf -> java.util.Arrays.equals(leaf, tally(1, 5, 3)));
        ofA.remove(4);
        assertFault(AuditReason.RECEIPT_MISSING, "the last receipt of AppleMSP at i1, epoch 1 is 5, disclosed is 4");
    }

    @Test
    void a_bank_that_left_a_whole_epoch_out_is_named() {
        ofB.subList(0, 3).clear();
        assertFault(AuditReason.RECEIPT_MISSING, "the last receipt of BirchMSP at i1, epoch 1 is 3, disclosed is 0");
    }

    @Test
    void an_epoch_that_ended_without_a_tally_is_named() {
        ofA.remove(5);
        ofB.remove(3);
        List<LogFault> faults = faults();
        assertEquals(2, faults.size(), faults::toString);
        assertEquals("no tally of AppleMSP at i1, epoch 1, which is over", faults.getFirst().detail());
    }

    @Test
    void two_receipts_of_one_number_two_tallies_and_others_receipts_are_named() {
        ofA.add(receipt(A, 1, 2));
        assertFault(SharedReason.DIGEST_MISMATCH, "receipt 2 of AppleMSP at i1, epoch 1 stands twice");
        disclose();
        ofB.set(3, tally(1, 4, 3));
        assertFault(SharedReason.DIGEST_MISMATCH, "the tally of AppleMSP at i1, epoch 1 says 4, another one 5");
        disclose();
        ofA.add(receipt(B, 1, 3));
        assertFault(SharedReason.WRONG_PARTY, "it holds a receipt of BirchMSP");
    }

    @Test
    void anchors_publish_beginnings_of_the_log() {
        DisclosedLog log = DisclosedLog.of(A + ".log", ofA);
        List<Anchor> anchors = List.of(anchor(A, 1, 64, log.tree().root(64)), anchor(A, 2, 128, log.tree().root(128)),
                anchor(B, 1, 64, D));
        assertEquals(List.of(), log.against(anchors));
        List<byte[]> changed = new ArrayList<>(ofA);
        changed.set(70, new byte[] {1});
        assertEquals(List.of(AuditReason.ANCHOR_FORK), DisclosedLog.of(A + ".log", changed).against(anchors).stream()
                .map(LogFault::code).toList(), "The first anchor is older than the change");
        assertEquals(List.of(AuditReason.ANCHOR_GAP), DisclosedLog.of(A + ".log", ofA.subList(0, 100)).against(anchors).stream()
                .map(LogFault::code).toList());
        assertEquals(MerkleTree.of(ofA).root(), log.tree().root());
    }

    private List<LogFault> faults() {
        return ReceiptSequences.check(List.of(DisclosedLog.of(A + ".log", ofA), DisclosedLog.of(B + ".log", ofB)));
    }

    private void assertFault(ReasonCode code, String detail) {
        List<LogFault> faults = faults();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(code, faults.getFirst().code());
        assertEquals(detail, faults.getFirst().detail());
    }

    private static byte[] receipt(PartyId gateway, int epoch, int sequence) {
        return new ScoreReceipt(gateway, "i1", epoch, sequence, D, D, "accept", "joint", new ModelRef("fraud", 1), D, 1, "fraud",
                List.of(), 1, 1, D, D).canonicalBytes();
    }

    private static byte[] tally(int epoch, long lastOfA, long lastOfB) {
        return new EpochTally("i1", epoch, List.of(new EpochTally.Last(A, lastOfA), new EpochTally.Last(B, lastOfB)))
                .canonicalBytes();
    }

    private static Anchor anchor(PartyId by, int epoch, long size, Digest root) {
        return new Anchor(by, 1, by + ".log", epoch, size, root, 0, D, 1, 1, List.of(), List.of(), OpaqueBytes.of(new byte[1]));
    }
}
