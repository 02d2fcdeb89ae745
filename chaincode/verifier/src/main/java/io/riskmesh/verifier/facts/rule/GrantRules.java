package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// Who may use whose data: no use without a grant that is current, not revoked before, in its window and within its limits.
final class GrantRules {

    private static final long MAX_WINDOW_MS = 400L * 24 * 60 * 60 * 1000;
    private static final long MAX_SCORING_MS = 24L * 60 * 60 * 1000;

    private GrantRules() {}

    static void check(DataUseAuthorization grant, Scene scene) throws BrokenRule {
        BrokenRule.unless(grant.assigner().equals(grant.by()), SharedReason.WRONG_PARTY,
                grant.by() + " grants data of " + grant.assigner());
        long window = grant.validUntil() - grant.validFrom();
        BrokenRule.unless(window > 0 && window <= MAX_WINDOW_MS, LedgerReason.WINDOW_INVALID, "a window of " + window + " ms");
        BrokenRule.unless(grant.validUntil() > grant.at(), LedgerReason.EXPIRED, "grant " + grant.grant() + " was over already");
        for (PartyId assignee : grant.assignees()) {
            BrokenRule.unless(scene.isMember(assignee), SharedReason.NOT_A_MEMBER, "assignee " + assignee);
        }
        checkChain(grant, scene);
    }

    private static void checkChain(DataUseAuthorization grant, Scene scene) throws BrokenRule {
        scene.mustContinue(version -> DataUseAuthorization.keyOf(grant.grant(), version), grant.version());
        Optional<DataUseAuthorization> before = grant.version() == 1 ? Optional.empty()
                : scene.find(DataUseAuthorization.keyOf(grant.grant(), grant.version() - 1), DataUseAuthorization.class);
        BrokenRule.unless(grant.previousDigest().equals(before.map(DataUseAuthorization::digest)), LedgerReason.NOT_CURRENT,
                "previousDigest is not that of the version before");
        BrokenRule.unless(!scene.has(Revocation.keyOf(grant.grant())), SharedReason.AUTHORISATION_REVOKED,
                "grant " + grant.grant() + " was revoked before");
    }

    static void check(Revocation revocation, Scene scene) throws BrokenRule {
        DataUseAuthorization grant =
                scene.need(DataUseAuthorization.keyOf(revocation.grant(), 1), DataUseAuthorization.class);
        BrokenRule.unless(grant.assigner().equals(revocation.by()), SharedReason.WRONG_PARTY,
                revocation.by() + " revokes a grant of " + grant.assigner());
    }

    static void check(UseReceipt use, Scene scene) throws BrokenRule {
        DataUseAuthorization grant = grantOf(use, scene);
        checkTotals(use, grant, scene);
        switch (use.action()) {
            case TRAIN -> mustServeARun(use, scene);
            case SCORE -> mustServeAModel(use, grant, scene);
            case CONTRIBUTE, EVALUATE -> throw new BrokenRule(AuditReason.UNEXPECTED_WRITE,
                    "no transaction uses a grant for " + use.action());
        }
    }

    private static DataUseAuthorization grantOf(UseReceipt use, Scene scene) throws BrokenRule {
        String named = "grant " + use.grant();
        DataUseAuthorization grant = scene.find(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class)
                .orElseThrow(() -> new BrokenRule(SharedReason.AUTHORISATION_MISSING, "no version " + use.version() + " of " + named));
        scene.mustEnd(version -> DataUseAuthorization.keyOf(use.grant(), version), use.version());
        BrokenRule.unless(!scene.has(Revocation.keyOf(use.grant())), SharedReason.AUTHORISATION_REVOKED,
                named + " was revoked before this use");
        BrokenRule.unless(use.at() >= grant.validFrom() && use.at() < grant.validUntil() && use.validUntil() <= grant.validUntil(),
                SharedReason.AUTHORISATION_EXPIRED, named + " is used outside of its window");
        BrokenRule.unless(grant.actions().contains(use.action()) && grant.assignees().contains(use.by()),
                SharedReason.AUTHORISATION_MISSING, named + " does not allow " + use.by() + " to " + use.action());
        return grant;
    }

    private static void checkTotals(UseReceipt use, DataUseAuthorization grant, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> UseReceipt.keyOf(use.grant(), seq), use.seq());
        Optional<UseReceipt> before = use.seq() == 1 ? Optional.empty()
                : scene.find(UseReceipt.keyOf(use.grant(), use.seq() - 1), UseReceipt.class);
        boolean follow = use.roundsTotal() == before.map(UseReceipt::roundsTotal).orElse(0L) + use.roundsReserved()
                && use.epsilonMicrosTotal()
                        == before.map(UseReceipt::epsilonMicrosTotal).orElse(0L) + use.epsilonMicrosReserved()
                && use.deltaE12Total() >= before.map(UseReceipt::deltaE12Total).orElse(0L);
        BrokenRule.unless(follow, LedgerReason.NOT_CURRENT, "totals are not those before plus what is reserved");
        BrokenRule.unless(use.roundsTotal() <= grant.maxRounds(), LedgerReason.ROUNDS_EXHAUSTED,
                "grant " + use.grant() + " allows " + grant.maxRounds() + " rounds, used are " + use.roundsTotal());
        boolean within = grant.maxEpsilonMicros().isEmpty() || use.epsilonMicrosTotal() <= grant.maxEpsilonMicros().get();
        BrokenRule.unless(within, LedgerReason.PRIVACY_BUDGET_EXHAUSTED, "grant " + use.grant() + " allows less epsilon");
    }

    private static void mustServeARun(UseReceipt use, Scene scene) throws BrokenRule {
        boolean named = scene.beside(TrainingRun.class).stream().anyMatch(run -> run.id().toString().equals(use.subject())
                && run.uses().contains(new UseRef(use.grant(), use.seq())));
        BrokenRule.unless(named, AuditReason.UNEXPECTED_WRITE, "no run of the same transaction names this use");
    }

    private static void mustServeAModel(UseReceipt use, DataUseAuthorization grant, Scene scene) throws BrokenRule {
        BrokenRule.unless(use.validUntil() > use.at() && use.validUntil() <= use.at() + MAX_SCORING_MS, LedgerReason.EXPIRED,
                "a use for scoring lasts 24 h at most");
        BrokenRule.unless(use.participants().contains(use.by()), SharedReason.WRONG_PARTY, use.by() + " is no participant");
        Activation active = inUse(use.subject(), scene);
        BrokenRule.unless(active.policyDigest().equals(use.codeDigest()), LedgerReason.MODEL_NOT_ACTIVE,
                use.subject() + " is in use under another policy");
        boolean image = use.referenceValues().equals(Optional.of(active.referenceValues()))
                && grant.referenceValues().contains(active.referenceValues());
        BrokenRule.unless(image, LedgerReason.REFERENCE_VALUES_UNAPPROVED,
                "the grant does not name the image " + active.referenceValues());
    }

    private static Activation inUse(String subject, Scene scene) throws BrokenRule {
        int dot = Math.max(0, subject.lastIndexOf('.'));
        return scene.ledger().activation(subject.substring(0, dot))
                .filter(last -> last.state() == ActivationState.ACTIVE && subject.equals(last.name() + "." + last.version()))
                .orElseThrow(() -> new BrokenRule(LedgerReason.MODEL_NOT_ACTIVE, subject + " is not in use"));
    }
}
