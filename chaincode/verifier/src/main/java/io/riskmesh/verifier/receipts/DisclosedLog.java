package io.riskmesh.verifier.receipts;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A gateway's receipt log, leaf by leaf. A leaf that is no entry is padding: who hides a receipt in it leaves a gap among the
/// sequences.
///
/// @param id starts with the gateway's party and a dot
/// @param receipts in the order of the log
public record DisclosedLog(String id, List<ScoreReceipt> receipts, List<EpochTally> tallies, MerkleTree tree) {

    public DisclosedLog {
        receipts = List.copyOf(receipts);
        tallies = List.copyOf(tallies);
    }

    public static DisclosedLog of(String id, Iterable<byte[]> leaves) {
        List<ScoreReceipt> receipts = new ArrayList<>();
        List<EpochTally> tallies = new ArrayList<>();
        MerkleTree tree = new MerkleTree();
        for (byte[] leaf : leaves) {
            tree.append(leaf);
            try {
                switch (LogEntry.decode(leaf)) {
                    case ScoreReceipt receipt -> receipts.add(receipt);
                    case EpochTally tally -> tallies.add(tally);
                }
            } catch (MalformedFact _) {
                // Padding.
            }
        }
        return new DisclosedLog(id, receipts, tallies, tree);
    }

    /// Whether every anchor of this log publishes a beginning of it.
    public List<LogFault> against(Collection<Anchor> anchors) {
        List<LogFault> faults = new ArrayList<>();
        for (Anchor anchor : anchors) {
            if (!anchor.log().equals(id)) {
                continue;
            }
            String named = "epoch " + anchor.epoch() + " publishes " + anchor.size() + " leaves";
            if (anchor.size() > tree.size()) {
                faults.add(new LogFault(id, AuditReason.ANCHOR_GAP, named + ", disclosed are " + tree.size()));
            } else if (!tree.root((int) anchor.size()).equals(anchor.root())) {
                faults.add(new LogFault(id, AuditReason.ANCHOR_FORK, named + " with another root"));
            }
        }
        return faults;
    }
}
