package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.FactLedger;
import io.riskmesh.verifier.facts.ledger.Placed;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// Anchors of receipt logs: signed, without gap or fork. Anchors are sent one behind the other without waiting, so their order on
/// the ledger is free, and the chain is judged at the end.
public final class AnchorRules {

    private AnchorRules() {}

    static void check(Anchor anchor, Scene scene) throws BrokenRule {
        BrokenRule.unless(anchor.log().startsWith(anchor.by() + "."), SharedReason.WRONG_PARTY,
                anchor.by() + " anchors the log " + anchor.log());
        BrokenRule.unless(anchor.size() >= anchor.previousSize(), AuditReason.ANCHOR_FORK, "the log shrinks");
        for (ActivationRef used : anchor.activations()) {
            scene.need(Activation.keyOf(used.name(), used.seq()), Activation.class);
        }
        List<PartyKey> keys = receiptKeys(anchor, scene.ledger());
        if (!keys.isEmpty()) {
            boolean signed = false;
            for (PartyKey key : keys) {
                signed |= isSigned(anchor, key);
            }
            BrokenRule.unless(signed, SharedReason.SIGNATURE_INVALID, "no RECEIPT key of " + anchor.by() + " signed it");
        }
    }

    /// What cannot be checked about a signature, if anything.
    public static Optional<String> unchecked(Anchor anchor, FactLedger ledger) {
        return receiptKeys(anchor, ledger).isEmpty()
                ? Optional.of(anchor.by() + " has registered no RECEIPT key: the anchor's signature is not checked")
                : Optional.empty();
    }

    private static List<PartyKey> receiptKeys(Anchor anchor, FactLedger ledger) {
        return ledger.party(anchor.by().value()).map(Party::keys).orElse(List.of()).stream()
                .filter(key -> key.use() == KeyUse.RECEIPT && anchor.at() <= key.notAfter()).toList();
    }

    private static boolean isSigned(Anchor anchor, PartyKey key) throws BrokenRule {
        byte[] signed = new Checkpoint(anchor.log(), anchor.epoch(), anchor.size(), anchor.root()).canonicalBytes();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(PartyRules.certificate(key).getPublicKey());
            signature.update(signed);
            return signature.verify(anchor.signature().toBytes());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// Gaps and forks over all anchors.
    public static List<Discrepancy> gapsAndForks(FactLedger ledger) {
        List<Discrepancy> found = new ArrayList<>();
        for (NavigableMap<Integer, Placed<Anchor>> log : ledger.anchors().values()) {
            for (Placed<Anchor> placed : log.values()) {
                check(placed, log.get(placed.fact().epoch() - 1)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Discrepancy> check(Placed<Anchor> placed, Placed<Anchor> before) {
        Anchor anchor = placed.fact();
        String named = "epoch " + anchor.epoch() + " of log " + anchor.log();
        if (before == null && anchor.epoch() > 1) {
            return Optional.of(placed.discrepancy(AuditReason.ANCHOR_GAP, named + " has no epoch before it"));
        }
        boolean follows = before == null ? anchor.previousSize() == 0
                : anchor.previousSize() == before.fact().size() && anchor.previousRoot().equals(before.fact().root());
        boolean still = anchor.size() != anchor.previousSize() || anchor.root().equals(anchor.previousRoot());
        return follows && still ? Optional.empty()
                : Optional.of(placed.discrepancy(AuditReason.ANCHOR_FORK, named + " does not continue the epoch before"));
    }
}
