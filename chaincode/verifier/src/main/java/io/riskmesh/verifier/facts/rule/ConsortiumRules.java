package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who the members are, and what they put in force.
final class ConsortiumRules {

    private static final int FLOOR = 3;

    private ConsortiumRules() {}

    /// That the author is a member; before the first consortium: of the proposal that it speaks about.
    static void checkMember(Fact fact, Scene scene) throws BrokenRule {
        boolean member = scene.ledger().consortium().isPresent() ? scene.isMember(fact.by()) : isFounder(fact, scene);
        BrokenRule.unless(member, SharedReason.NOT_A_MEMBER, fact.by() + " is no member");
    }

    private static boolean isFounder(Fact fact, Scene scene) throws BrokenRule {
        if (fact instanceof Consortium proposal) {
            return proposal.members().contains(fact.by());
        }
        Optional<String> proposal = aboutProposal(fact);
        return proposal.isPresent() && Subjects.proposal(proposal.get(), scene).members().contains(fact.by());
    }

    private static Optional<String> aboutProposal(Fact fact) {
        if (fact instanceof Approval approval && approval.subjectKind() == SubjectKind.CONSORTIUM) {
            return Optional.of(approval.subject());
        }
        if (fact instanceof Withdrawal end && end.subjectKind() == SubjectKind.CONSORTIUM) {
            return Optional.of(end.subject());
        }
        if (fact instanceof Enactment enactment && enactment.subjectKind() == SubjectKind.CONSORTIUM) {
            return Optional.of(enactment.subjectDigest().hex());
        }
        return Optional.empty();
    }

    static void check(Consortium proposal, Scene scene) throws BrokenRule {
        int current = scene.ledger().consortium().map(Consortium::seq).orElse(0);
        BrokenRule.unless(proposal.seq() == current + 1, LedgerReason.NOT_CURRENT,
                "expected consortium " + (current + 1) + ", got " + proposal.seq());
        BrokenRule.unless(current == 0 || proposal.mode() == scene.rules().mode(), LedgerReason.MODE_FIXED,
                "the mode is fixed by the first consortium");
        int members = proposal.members().size();
        boolean floors = isMajority(proposal.governanceQuorum(), members) && isMajority(proposal.modelQuorum(), members)
                && proposal.minContributors() >= FLOOR && proposal.cohortChangeMinimum() >= FLOOR;
        BrokenRule.unless(floors, LedgerReason.FLOOR_VIOLATED, "quorums lie within a majority and all " + members
                + " members, minContributors and cohortChangeMinimum are at least " + FLOOR);
    }

    private static boolean isMajority(int quorum, int members) {
        return quorum >= members / 2 + 1 && quorum <= members;
    }

    static void check(Approval approval, Scene scene) throws BrokenRule {
        Optional<Fact> proposed = Subjects.mustHaveDigest(approval.subjectKind(), approval.subject(), approval.subjectDigest(), scene);
        boolean inForce = approval.subjectKind() == SubjectKind.REFERENCE_VALUES
                && scene.has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, approval.subject()));
        BrokenRule.unless(proposed.isEmpty() || inForce || proposed.get().at() + Approval.OPEN_MS > approval.at(), LedgerReason.EXPIRED,
                approval.subjectKind() + " " + approval.subject() + " is open no longer");
    }

    static void check(Withdrawal end, Scene scene) throws BrokenRule {
        Subjects.mustHaveDigest(end.subjectKind(), end.subject(), end.subjectDigest(), scene);
        scene.need(Approval.keyOf(end.subjectKind(), end.subject(), end.by()), Approval.class);
    }

    static void check(Enactment enactment, Scene scene) throws BrokenRule {
        switch (enactment.subjectKind()) {
            case CONSORTIUM -> enactsConsortium(enactment, scene);
            case REFERENCE_VALUES -> enactsReferenceValues(enactment, scene);
            case SETTLEMENT_SCHEME -> SchemeRules.enacts(enactment, scene);
            case FINDING, MODEL_VERSION, SCORING_POLICY, CONTRIBUTION_REPORT, SETTLEMENT_RULING -> throw new BrokenRule(LedgerReason.MALFORMED_FACT,
                    "a consortium, reference values or a settlement scheme are enacted, got " + enactment.subjectKind());
        }
    }

    private static void enactsConsortium(Enactment enactment, Scene scene) throws BrokenRule {
        int next = scene.ledger().consortium().map(Consortium::seq).orElse(0) + 1;
        BrokenRule.unless(enactment.subject().equals(FactKey.sequence(next)), LedgerReason.NOT_CURRENT,
                "expected consortium " + FactKey.sequence(next) + ", got " + enactment.subject());
        Consortium proposal = Subjects.proposal(enactment.subjectDigest().hex(), scene);
        Consortium voters = scene.ledger().consortium().orElse(proposal);
        int least = next == 1 ? voters.members().size() : voters.governanceQuorum();
        new Quorum(SubjectKind.CONSORTIUM, enactment.subjectDigest().hex(), enactment.subjectDigest())
                .mustReach(least, voters.members(), scene);
        mustBeTheChannel(proposal, scene);
    }

    private static void mustBeTheChannel(Consortium proposal, Scene scene) throws BrokenRule {
        Set<String> named = new TreeSet<>();
        proposal.members().stream().map(PartyId::value).forEach(named::add);
        proposal.regulators().stream().map(PartyId::value).forEach(named::add);
        Set<String> channel = new TreeSet<>(scene.ledger().organisations().orElse(named));
        BrokenRule.unless(channel.equals(named), AuditReason.MEMBERS_DIFFER,
                "the channel has " + channel + ", the consortium " + named);
    }

    private static void enactsReferenceValues(Enactment enactment, Scene scene) throws BrokenRule {
        ReferenceValues values = scene.need(ReferenceValues.keyOf(enactment.subject()), ReferenceValues.class);
        BrokenRule.unless(values.digest().equals(enactment.subjectDigest()), SharedReason.DIGEST_MISMATCH,
                "reference values " + enactment.subject() + " have another digest");
        new Quorum(SubjectKind.REFERENCE_VALUES, enactment.subject(), enactment.subjectDigest())
                .mustReach(scene.rules().governanceQuorum(), scene.rules().members(), scene);
    }
}
