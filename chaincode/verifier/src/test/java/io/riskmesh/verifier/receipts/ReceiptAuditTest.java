package io.riskmesh.verifier.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReceiptAuditTest {

    private static final PartyId A = new PartyId("AppleMSP");
    private static final String LOG = "AppleMSP.log";
    private static final Digest D = Digest.ofFile(new byte[0]);

    @Test
    void each_receipt_is_found_below_the_first_anchor_that_publishes_it() {
        List<byte[]> leaves = leaves(7);
        ReceiptAudit audit = audit(leaves, anchors(leaves, 2, 3, 7));
        assertEquals(List.of(), audit.faults());
        for (int i = 0; i < 7; i++) {
            AnchoredReceipt found = audit.locate(LOG, leaves, leaves.get(i)).orElseThrow();
            assertEquals(i < 2 ? 1 : i < 3 ? 2 : 3, found.anchor().epoch());
            assertTrue(found.proof().proves(leaves.get(i), found.anchor().root()));
        }
        assertEquals(Optional.empty(), audit.locate(LOG, leaves, receipt(8)));
        assertEquals(Optional.empty(), audit.locate("AppleMSP.other", leaves, leaves.getFirst()));
    }

    @Test
    void a_receipt_after_the_last_anchor_is_not_proved() {
        List<byte[]> leaves = leaves(5);
        assertEquals(Optional.empty(), audit(leaves, anchors(leaves, 3)).locate(LOG, leaves, leaves.get(4)));
    }

    @Test
    void a_changed_leaf_and_a_cut_log_are_faults_and_prove_nothing() {
        List<byte[]> leaves = leaves(5);
        List<Anchor> anchors = anchors(leaves, 3, 5);
        List<byte[]> changed = new ArrayList<>(leaves);
        changed.set(1, receipt(9));
        assertTrue(codes(audit(changed, anchors)).contains(AuditReason.ANCHOR_FORK));
        assertEquals(Optional.empty(), audit(changed, anchors).locate(LOG, changed, changed.get(1)));
        assertTrue(codes(audit(leaves.subList(0, 4), anchors)).contains(AuditReason.ANCHOR_GAP));
    }

    @Test
    void anchors_that_do_not_continue_each_other_are_a_fork_even_if_the_last_one_fits() {
        List<byte[]> leaves = leaves(5);
        List<byte[]> others = leaves(5);
        others.set(0, receipt(9));
        List<Anchor> anchors = List.of(anchors(others, 3).getFirst(), anchors(leaves, 3, 5).getLast());
        assertEquals(List.of(AuditReason.ANCHOR_FORK, AuditReason.ANCHOR_FORK), codes(audit(leaves, anchors)));
    }

    @Test
    void logs_without_anchors_and_anchors_without_logs_are_said() {
        List<byte[]> leaves = leaves(3);
        assertEquals(List.of(AuditReason.ANCHOR_GAP), codes(audit(leaves, List.of())));
        ReceiptAudit none = new ReceiptAudit(List.of(), anchors(leaves, 3));
        assertEquals(List.of(LOG), none.undisclosed());
        assertEquals(List.of(), none.faults());
    }

    private static ReceiptAudit audit(List<byte[]> leaves, List<Anchor> anchors) {
        return new ReceiptAudit(List.of(DisclosedLog.of(LOG, leaves)), anchors);
    }

    private static List<ReasonCode> codes(ReceiptAudit audit) {
        return audit.faults().stream().map(LogFault::code).filter(code -> code != AuditReason.RECEIPT_MISSING).toList();
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int sequence = 1; sequence <= count; sequence++) {
            leaves.add(receipt(sequence));
        }
        return leaves;
    }

    private static List<Anchor> anchors(List<byte[]> leaves, int... sizes) {
        MerkleTree tree = MerkleTree.of(leaves);
        List<Anchor> anchors = new ArrayList<>();
        int before = 0;
        for (int size : sizes) {
            anchors.add(new Anchor(A, 1, LOG, anchors.size() + 1, size, tree.root(size), before, tree.root(before), 1, 2, List.of(),
                    List.of(), OpaqueBytes.of(new byte[] {1})));
            before = size;
        }
        return anchors;
    }

    private static byte[] receipt(int sequence) {
        return new ScoreReceipt(A, "AppleMSP.i1", 1, sequence, D, D, "review", "joint", new ModelRef("payments", 1), D, 1,
                "fraud-detection", List.of(), 5, 1_700_000_000_000L, D, D).canonicalBytes();
    }
}
