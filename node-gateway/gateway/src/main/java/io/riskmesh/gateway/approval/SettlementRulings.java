package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.part.RulingDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When the members that do not dispute a settlement have decided on its disputes: yes upholds them, no dismisses them. Who writes the
/// ruling adds nothing; the contract counts again.
record SettlementRulings(LiveLedger ledger) {
    private static final String BY_VOTE = "members_decided";
    private static final int MOST = 1_000;

    /// The ruling that is due; empty as long as there is none.
    Optional<Ruling> due(LedgerApproval approval) throws StorageFailure {
        String id = approval.subject();
        if (stands(Ruling.keyOf(id)) || stands(Finality.keyOf(id))) {
            return Optional.empty();
        }
        Set<PartyId> disputing = ledger.projection().list(new FactKey(FactKind.DISPUTE.keyType(), List.of(id)), MOST).value().stream()
                .map(FactRow::fact).map(fact -> fact.by()).collect(Collectors.toSet());
        List<PartyId> judges = ledger.authorizations().members().stream().filter(member -> !disputing.contains(member)).toList();
        if (disputing.isEmpty()) {
            return Optional.empty();
        }
        if (judges.isEmpty() || isMost(approval, judges, PartyCell.Mark.SIGNED)) {
            return Optional.of(new Ruling(ledger.party(), 0, id, RulingDecision.UPHELD, BY_VOTE));
        }
        return isMost(approval, judges, PartyCell.Mark.REJECTED)
                ? Optional.of(new Ruling(ledger.party(), 0, id, RulingDecision.DISMISSED, BY_VOTE)) : Optional.empty();
    }

    private boolean stands(FactKey key) throws StorageFailure {
        return ledger.projection().get(key).value().isPresent();
    }

    private static boolean isMost(LedgerApproval approval, List<PartyId> judges, PartyCell.Mark mark) {
        return 2 * judges.stream().filter(judge -> approval.mark(judge) == mark).count() > judges.size();
    }
}
