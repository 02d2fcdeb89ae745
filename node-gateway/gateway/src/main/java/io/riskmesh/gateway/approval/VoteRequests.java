package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.Decision;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The request of a write. A vote for an own proposal names the digest of the fact as the ledger has it, time included: it is made once
/// the proposal's block is here, and only if the fact says what the person saw.
record VoteRequests(PartyId own, BookKeeper book) {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

    /// Waits if need be; empty if the process stops meanwhile.
    ///
    /// @throws MalformedFact if what stands on the ledger is not what was decided on
    Optional<CanonicalValue.Obj> request(Write write, BooleanSupplier closed) throws MalformedFact, InterruptedException {
        if (write.body().isPresent()) {
            return Optional.of(DraftContent.object(write.body().get().toBytes()));
        }
        Optional<LedgerApproval> proposal = proposal(write);
        while (proposal.isEmpty()) {
            book.bell().await(() -> closed.getAsBoolean() || proposal(write).isPresent(), LOOK_EVERY);
            if (closed.getAsBoolean()) {
                return Optional.empty();
            }
            proposal = proposal(write);
        }
        if (!contentOf(proposal.get()).equals(Optional.of(write.digest()))) {
            throw new MalformedFact("Another proposal stands under " + proposal.get().subject());
        }
        return Optional.of(Facts.ownFields(vote(proposal.get(), Decision.APPROVE, Optional.empty())));
    }

    // A consortium's approval has another id than its draft, as its subject is the digest of the fact.
    private Optional<LedgerApproval> proposal(Write write) {
        Optional<LedgerApproval> same = book.states().get(write.approvalId());
        return same.isPresent() ? same : book.states().byId().values().stream()
                .filter(approval -> approval.kind() == ApprovalKind.CONSORTIUM && approval.proposer().equals(own)
                        && contentOf(approval).equals(Optional.of(write.digest())))
                .findFirst();
    }

    /// Digest of the own fields of what is proposed.
    static Optional<Digest> contentOf(LedgerApproval approval) {
        return approval.fact().map(fact -> DraftContent.digest(CanonicalJson.encode(Facts.ownFields(fact))));
    }

    /// A bank's vote.
    Approval vote(LedgerApproval approval, Decision decision, Optional<String> reasonCode) {
        return new Approval(own, 0, approval.kind().onLedger().orElseThrow(), approval.subject(), approval.subjectDigest(), decision,
                reasonCode, Optional.empty());
    }
}
