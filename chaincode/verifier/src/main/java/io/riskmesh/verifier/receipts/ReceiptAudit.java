package io.riskmesh.verifier.receipts;

import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.receipt.InclusionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Logs that gateways disclose against the anchors of a ledger that was verified, and against each other. What it shows: a log begins
/// with everything that was ever anchored of it, unchanged; no receipt is missing from its sequences. What it cannot show: that a
/// score was given without a receipt. Immutable.
///
/// @param anchors in the order of the ledger
public record ReceiptAudit(List<DisclosedLog> logs, List<Anchor> anchors) {

    public ReceiptAudit {
        logs = List.copyOf(logs);
        anchors = List.copyOf(anchors);
    }

    /// Everything that is wrong, in the order of logs, then of sequences.
    public List<LogFault> faults() {
        List<LogFault> faults = new ArrayList<>();
        for (DisclosedLog log : logs) {
            faults.addAll(log.against(anchors));
            faults.addAll(inconsistent(log));
            if (anchorsOf(log.id()).isEmpty()) {
                faults.add(new LogFault(log.id(), AuditReason.ANCHOR_GAP, "the ledger has no anchor of it"));
            }
        }
        faults.addAll(ReceiptSequences.check(logs));
        return List.copyOf(faults);
    }

    /// Ids of logs that the ledger anchors and nobody disclosed.
    public List<String> undisclosed() {
        return anchors.stream().map(Anchor::log).distinct().sorted()
                .filter(id -> logs.stream().noneMatch(log -> log.id().equals(id))).toList();
    }

    /// Anchors of a log, by epoch.
    public List<Anchor> anchorsOf(String log) {
        return anchors.stream().filter(anchor -> anchor.log().equals(log)).sorted(Comparator.comparingInt(Anchor::epoch)).toList();
    }

    /// The first anchor of the log that publishes the leaf, with a proof that was checked; empty if none does.
    ///
    /// @param leaves of that log
    public Optional<AnchoredReceipt> locate(String log, List<byte[]> leaves, byte[] receipt) {
        int index = indexOf(leaves, receipt);
        Optional<DisclosedLog> disclosed = logs.stream().filter(one -> one.id().equals(log)).findFirst();
        if (index < 0 || disclosed.isEmpty()) {
            return Optional.empty();
        }
        for (Anchor anchor : anchorsOf(log)) {
            if (anchor.size() > index && anchor.size() <= disclosed.get().tree().size()) {
                InclusionProof proof = disclosed.get().tree().inclusion(index, (int) anchor.size());
                return proof.proves(receipt, anchor.root()) ? Optional.of(new AnchoredReceipt(anchor, proof)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Each anchor continues the one before, by a proof that also who does not have the leaves could check.
    private List<LogFault> inconsistent(DisclosedLog log) {
        List<LogFault> faults = new ArrayList<>();
        Anchor before = null;
        for (Anchor anchor : anchorsOf(log.id())) {
            if (before != null && !continues(log, before, anchor)) {
                faults.add(new LogFault(log.id(), AuditReason.ANCHOR_FORK, "epoch " + anchor.epoch() + " does not continue epoch "
                        + before.epoch()));
            }
            before = anchor;
        }
        return faults;
    }

    private static boolean continues(DisclosedLog log, Anchor before, Anchor anchor) {
        if (anchor.size() > log.tree().size()) {
            return true; // said already: leaves are missing
        }
        return anchor.size() >= before.size() && anchor.size() > 0 && log.tree()
                .consistency((int) before.size(), (int) anchor.size()).proves(before.root(), anchor.root());
    }

    private static int indexOf(Collection<byte[]> leaves, byte[] receipt) {
        int index = 0;
        for (byte[] leaf : leaves) {
            if (Arrays.equals(leaf, receipt)) {
                return index;
            }
            index++;
        }
        return -1;
    }
}
