package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What banks vote on, and their votes so far, in the order of the ledger. For one thread.
final class Subject {
    private final ApprovalKind kind;
    private final String name;
    private final Digest digest;
    private final Optional<Fact> fact;
    private final FactRow first;
    private final Map<PartyId, FactRow> votes = new TreeMap<>();
    private final Map<PartyId, FactRow> withdrawals = new TreeMap<>();
    private boolean effective;
    private boolean superseded;

    /// @param fact absent for a subject that is no fact
    /// @param first row that it is known from
    Subject(ApprovalKind kind, String name, Digest digest, Optional<Fact> fact, FactRow first) {
        this.kind = kind;
        this.name = name;
        this.digest = digest;
        this.fact = fact;
        this.first = first;
    }

    ApprovalKind kind() {
        return kind;
    }

    Optional<Fact> fact() {
        return fact;
    }

    // Keys are written once: the first vote of a bank is its only one. One for other bytes is none.
    void vote(FactRow row, Approval approval) {
        if (approval.subjectDigest().equals(digest)) {
            votes.putIfAbsent(approval.by(), row);
        }
    }

    void withdraw(FactRow row, Withdrawal withdrawal) {
        if (withdrawal.subjectDigest().equals(digest) && votes.containsKey(withdrawal.by())) {
            withdrawals.putIfAbsent(withdrawal.by(), row);
        }
    }

    void takeEffect(Digest named) {
        effective = effective || named.equals(digest);
    }

    void supersede() {
        superseded = true;
    }

    /// As it stands.
    ///
    /// @param voters who is asked
    /// @param ledgerTime latest time of any transaction, ms since the epoch
    LedgerApproval at(List<PartyId> voters, int quorum, long ledgerTime) {
        long deadline = first.fact().at() + Approval.OPEN_MS;
        return new LedgerApproval(ApprovalId.of(kind, name), kind, name, digest, first.fact().by(), fact, first.block(),
                first.transactionId(), first.fact().at(), quorum, voters.stream().map(this::cell).toList(), Optional.of(deadline),
                state(voters, quorum, ledgerTime > deadline));
    }

    private ApprovalState state(List<PartyId> voters, int quorum, boolean late) {
        long approving = voters.stream().filter(party -> mark(party) == PartyCell.Mark.SIGNED).count();
        long undecided = voters.stream().filter(party -> mark(party) == PartyCell.Mark.NOT_YET).count();
        boolean reached = quorum > 0 && approving >= quorum;
        if (effective || kind == ApprovalKind.FINDING && reached) {
            return ApprovalState.EFFECTIVE;
        }
        if (superseded) {
            return ApprovalState.SUPERSEDED;
        }
        if (reached) {
            return ApprovalState.QUORUM_REACHED;
        }
        if (withdrawals.containsKey(first.fact().by())) {
            return ApprovalState.WITHDRAWN;
        }
        if (approving + undecided < quorum) {
            return ApprovalState.REJECTED;
        }
        return late ? ApprovalState.EXPIRED : ApprovalState.OPEN;
    }

    private PartyCell.Mark mark(PartyId party) {
        FactRow vote = votes.get(party);
        if (vote == null) {
            return PartyCell.Mark.NOT_YET;
        }
        if (((Approval) vote.fact()).decision() == Decision.REJECT) {
            return PartyCell.Mark.REJECTED;
        }
        return withdrawals.containsKey(party) ? PartyCell.Mark.WITHDRAWN : PartyCell.Mark.SIGNED;
    }

    private PartyCell cell(PartyId party) {
        PartyCell.Mark mark = mark(party);
        if (mark == PartyCell.Mark.NOT_YET) {
            return PartyCell.of(party, mark);
        }
        FactRow row = mark == PartyCell.Mark.WITHDRAWN ? withdrawals.get(party) : votes.get(party);
        Optional<String> reason = row.fact() instanceof Withdrawal withdrawal ? withdrawal.reasonCode() : ((Approval) row.fact()).reasonCode();
        return new PartyCell(party, mark, Optional.of(row.block()), Optional.of(row.transactionId()), reason);
    }
}
