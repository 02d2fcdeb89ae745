package io.riskmesh.verifier.facts.rule;

import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Comparator;
import java.util.List;

/// The way of a settlement to its end: disputes, ruling, confirmations after the window, and the journal.
final class FinalityRules {

    private static final long HOUR_MS = 3_600_000;

    private FinalityRules() {}

    static void check(Dispute dispute, Scene scene) throws BrokenRule {
        Settlement settlement = scene.need(Settlement.keyOf(dispute.id()), Settlement.class);
        BrokenRule.unless(RunView.named(settlement.run(), scene).needSeal().participants().contains(dispute.by()), SharedReason.WRONG_PARTY,
                dispute.by() + " takes no part in run " + settlement.run());
        mustNotBeFinal(dispute.id(), scene);
        BrokenRule.unless(!scene.has(Ruling.keyOf(dispute.id())), LedgerReason.ORDER_VIOLATED, "disputed after the ruling");
    }

    /// The contract knows hours only; blocks are counted here.
    static void check(Confirmation confirmation, Scene scene) throws BrokenRule {
        Settlement settlement = scene.need(Settlement.keyOf(confirmation.id()), Settlement.class);
        BrokenRule.unless(settlement.digest().equals(confirmation.settlementDigest()), SharedReason.DIGEST_MISMATCH,
                "settlement " + settlement.id() + " has the digest " + settlement.digest());
        SettlementScheme scheme = SchemeRules.enacted(settlement.schemeSeq(), scene);
        BrokenRule.unless(confirmation.at() >= settlement.at() + scheme.disputeWindowHours() * HOUR_MS, SettlementReason.WINDOW_OPEN,
                "confirmed before " + scheme.disputeWindowHours() + " hours were over");
        long proposed = scene.ledger().blockOf(settlement.key()).orElseThrow();
        BrokenRule.unless(scene.block() >= proposed + scheme.disputeWindowBlocks()
                && confirmation.observedBlock() >= proposed + scheme.disputeWindowBlocks() && confirmation.observedBlock() <= scene.block(),
                SettlementReason.EARLY_CONFIRMATION, "proposed in block " + proposed + ", confirmed by one who saw block "
                        + confirmation.observedBlock() + ", before " + scheme.disputeWindowBlocks() + " blocks were over");
    }

    static void check(Ruling ruling, Scene scene) throws BrokenRule {
        Settlement settlement = scene.need(Settlement.keyOf(ruling.id()), Settlement.class);
        mustNotBeFinal(ruling.id(), scene);
        List<PartyId> members = scene.rules().members();
        List<PartyId> judges = members.stream().filter(member -> !scene.has(Dispute.keyOf(ruling.id(), member))).toList();
        BrokenRule.unless(judges.size() < members.size(), LedgerReason.ORDER_VIOLATED, "nobody disputed " + ruling.id());
        boolean upheld = ruling.decision() == RulingDecision.UPHELD;
        long votes = new Quorum(SubjectKind.SETTLEMENT_RULING, ruling.id(), settlement.digest())
                .count(upheld ? Decision.APPROVE : Decision.REJECT, judges, scene);
        BrokenRule.unless(2 * votes > judges.size() || (upheld && judges.isEmpty()), LedgerReason.QUORUM_MISSING,
                votes + " of " + judges.size() + " members wanted " + ruling.decision());
    }

    static void check(Finality finality, Scene scene) throws BrokenRule {
        Settlement settlement = scene.need(Settlement.keyOf(finality.id()), Settlement.class);
        List<PartyId> members = scene.rules().members();
        boolean disputed = members.stream().anyMatch(member -> scene.has(Dispute.keyOf(finality.id(), member)));
        boolean dismissed = scene.find(Ruling.keyOf(finality.id()), Ruling.class)
                .filter(ruling -> ruling.decision() == RulingDecision.DISMISSED).isPresent();
        BrokenRule.unless(!disputed || dismissed, SettlementReason.DISPUTE_OPEN, finality.id() + " was disputed");
        long confirmed = members.stream().map(member -> scene.find(Confirmation.keyOf(finality.id(), member), Confirmation.class))
                .filter(found -> found.isPresent() && found.get().settlementDigest().equals(settlement.digest())).count();
        BrokenRule.unless(confirmed >= members.size() / 2 + 1, LedgerReason.QUORUM_MISSING,
                finality.id() + " had " + confirmed + " confirmations");
        SettlementScheme scheme = SchemeRules.enacted(settlement.schemeSeq(), scene);
        List<JournalEntry> entries = Journal.of(scheme.payout(), settlement, finality.by(), finality.at());
        PaymentFile file = new PaymentFile(settlement, scheme.payout().currency(), Netting.of(entries));
        BrokenRule.unless(file.digest().equals(finality.nettingDigest()), SharedReason.DIGEST_MISMATCH,
                "the payments have the digest " + file.digest());
        BrokenRule.unless(byKey(scene.beside(JournalEntry.class)).equals(byKey(entries)), LedgerReason.NOT_FOUND,
                "the journal of " + finality.id() + " is not what follows from it");
    }

    private static List<JournalEntry> byKey(List<JournalEntry> entries) {
        return entries.stream().sorted(Comparator.comparing(JournalEntry::key)).toList();
    }

    static void check(JournalEntry entry, Scene scene) throws BrokenRule {
        BrokenRule.unless(scene.beside(Finality.class).stream().anyMatch(finality -> finality.id().equals(entry.id())),
                LedgerReason.NOT_FOUND, "an entry without the end of settlement " + entry.id());
    }

    private static void mustNotBeFinal(String id, Scene scene) throws BrokenRule {
        BrokenRule.unless(!scene.has(Finality.keyOf(id)), SettlementReason.ALREADY_FINAL, id + " was final");
    }
}
