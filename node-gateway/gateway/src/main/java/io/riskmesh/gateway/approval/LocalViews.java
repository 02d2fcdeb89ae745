package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays this bank's drafts and writes over what the blocks say.
record LocalViews(PartyId own, Database database, BookKeeper book) {
    private static final Comparator<LocalView> NEWEST_FIRST = Comparator.comparingLong(LocalViews::since).reversed()
            .thenComparing(LocalView::id);

    /// All, the newest first.
    List<LocalView> all() throws StorageFailure {
        ApprovalStates states = book.states();
        return database.read(connection -> {
            Map<String, LocalView> views = new LinkedHashMap<>();
            for (Draft draft : DraftTable.all(connection)) {
                LocalView view = of(connection, states, Optional.of(draft), onLedger(states, draft));
                views.put(view.id(), view);
            }
            for (LedgerApproval approval : states.byId().values()) {
                if (!views.containsKey(approval.id())) {
                    views.put(approval.id(), of(connection, states, Optional.empty(), Optional.of(approval)));
                }
            }
            List<LocalView> all = new ArrayList<>(views.values());
            all.sort(NEWEST_FIRST);
            return all;
        });
    }

    /// One of them.
    Optional<LocalView> get(String id) throws StorageFailure {
        ApprovalStates states = book.states();
        return database.read(connection -> {
            Optional<Draft> draft = DraftTable.get(connection, id);
            Optional<LedgerApproval> ledger = states.get(id);
            if (ledger.isEmpty() && draft.isPresent()) {
                ledger = onLedger(states, draft.get());
            } else if (ledger.isPresent() && draft.isEmpty()) {
                draft = draftOf(connection, ledger.get());
            }
            return draft.isEmpty() && ledger.isEmpty() ? Optional.empty() : Optional.of(of(connection, states, draft, ledger));
        });
    }

    private LocalView of(Connection connection, ApprovalStates states, Optional<Draft> draft, Optional<LedgerApproval> ledger)
            throws SQLException {
        List<Write> writes = new ArrayList<>();
        if (draft.isPresent()) {
            writes.addAll(WriteTable.of(connection, draft.get().approvalId()));
        }
        if (ledger.isPresent() && (draft.isEmpty() || !draft.get().approvalId().equals(ledger.get().id()))) {
            writes.addAll(WriteTable.of(connection, ledger.get().id()));
        }
        return new LocalView(draft, ledger, writes.stream().map(write -> placed(write, states)).toList());
    }

    private static Write placed(Write write, ApprovalStates states) {
        Optional<Long> block = write.tx().transactionId().map(states.blocks()::get);
        return block.isEmpty() ? write : write.with(new LedgerTx(write.tx().state(), write.tx().transactionId(), block, write.tx().code()));
    }

    // A consortium's draft has another id, as the subject is the digest of a fact that nobody knew before. A draft that stands under
    // the same name and says something else lost the name to another: it is over.
    private Optional<LedgerApproval> onLedger(ApprovalStates states, Draft draft) {
        if (draft.kind() != ApprovalKind.CONSORTIUM) {
            return states.get(draft.approvalId());
        }
        return states.byId().values().stream().filter(approval -> approval.kind() == ApprovalKind.CONSORTIUM
                && approval.proposer().equals(own) && VoteRequests.contentOf(approval).equals(Optional.of(draft.digest()))).findFirst();
    }

    private Optional<Draft> draftOf(Connection connection, LedgerApproval ledger) throws SQLException {
        if (ledger.kind() != ApprovalKind.CONSORTIUM || !ledger.proposer().equals(own)) {
            return Optional.empty();
        }
        Optional<Digest> content = VoteRequests.contentOf(ledger);
        return DraftTable.all(connection).stream().filter(draft -> draft.kind() == ApprovalKind.CONSORTIUM
                && content.equals(Optional.of(draft.digest()))).findFirst();
    }

    private static long since(LocalView view) {
        return view.ledger().map(LedgerApproval::at).orElseGet(() -> view.draft().orElseThrow().createdAt());
    }

    /// The fact that a draft would be, with the proposer's name and no time; empty for what is no fact.
    static Optional<Fact> factOf(Draft draft) {
        Optional<FactKind> kind = switch (draft.kind()) {
            case AUTHORIZATION -> Optional.of(FactKind.DATA_USE_AUTHORIZATION);
            case MODEL_VERSION -> Optional.of(FactKind.MODEL_VERSION);
            case REFERENCE_VALUES -> Optional.of(FactKind.REFERENCE_VALUES);
            case CONSORTIUM -> Optional.of(FactKind.CONSORTIUM);
            case FINDING -> Optional.of(FactKind.FINDING);
            case SETTLEMENT_SCHEME -> Optional.of(FactKind.SETTLEMENT_SCHEME);
            case SCORING_POLICY, CONTRIBUTION_REPORT, SETTLEMENT_RULING -> Optional.empty();
        };
        try {
            return kind.isEmpty() ? Optional.empty() : Optional.of(Facts.complete(kind.get(), draft.decider(), 0, content(draft)));
        } catch (MalformedFact e) {
            throw new IllegalStateException("A draft was read before it was kept", e);
        }
    }

    /// Fields of a draft.
    static CanonicalValue.Obj content(Draft draft) {
        try {
            return DraftContent.object(draft.body().toBytes());
        } catch (MalformedFact e) {
            throw new IllegalStateException("A draft was read before it was kept", e);
        }
    }
}
