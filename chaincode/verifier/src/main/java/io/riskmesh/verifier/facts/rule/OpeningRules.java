package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The opening of a run: one use of one grant of each invited bank, in the same transaction. The uses themselves are checked by
/// [GrantRules].
final class OpeningRules {

    private static final String SUMS_VISIBLE = "sums-visible";

    private OpeningRules() {}

    static void check(TrainingRun run, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> TrainingRun.keyOf(run.model(), seq), run.seq());
        BrokenRule.unless(run.deadline() > run.at(), LedgerReason.EXPIRED, "the deadline was over already");
        if (run.schemeSeq().isPresent()) {
            SchemeRules.mustBeInForce(run.schemeSeq().get(), scene);
        }
        for (PartyId bank : run.invited()) {
            BrokenRule.unless(scene.isMember(bank), SharedReason.NOT_A_MEMBER, "invited is " + bank);
        }
        int banks = run.invited().size();
        BrokenRule.unless(banks >= scene.rules().minContributors() && run.threshold() >= banks / 2 + 1
                && run.threshold() <= banks, SharedReason.TOO_FEW_BANKS,
                banks + " banks with a threshold of " + run.threshold());
        List<DataUseAuthorization> grants = new ArrayList<>();
        for (UseRef use : run.uses()) {
            grants.add(grant(use, run, scene));
        }
        List<PartyId> assigners = grants.stream().map(DataUseAuthorization::assigner).sorted().toList();
        BrokenRule.unless(assigners.equals(run.invited()), SharedReason.AUTHORISATION_MISSING,
                "expected one grant of each of " + run.invited() + ", got grants of " + assigners);
        for (DataUseAuthorization grant : grants) {
            checkTerms(run, grant);
        }
        checkImage(run, grants, scene);
    }

    private static DataUseAuthorization grant(UseRef named, TrainingRun run, Scene scene) throws BrokenRule {
        UseReceipt use = scene.beside(UseReceipt.class).stream()
                .filter(receipt -> receipt.grant().equals(named.grant()) && receipt.seq() == named.seq()).findFirst()
                .orElseThrow(() -> new BrokenRule(SharedReason.AUTHORISATION_MISSING,
                        "the transaction writes no use " + named.seq() + " of grant " + named.grant()));
        boolean same = use.participants().equals(run.invited()) && use.codeDigest().equals(run.parametersDigest())
                && use.referenceValues().equals(run.referenceValues());
        BrokenRule.unless(same, SharedReason.DIGEST_MISMATCH, "use of grant " + named.grant() + " names another run's terms");
        return scene.find(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class)
                .orElseThrow(() -> new BrokenRule(SharedReason.AUTHORISATION_MISSING, "no grant " + named.grant()));
    }

    private static void checkTerms(TrainingRun run, DataUseAuthorization grant) throws BrokenRule {
        String named = "grant " + grant.grant();
        BrokenRule.unless(grant.purpose().equals(run.purpose()) && grant.dataset().equals(run.dataset()),
                SharedReason.PURPOSE_MISMATCH, named + " is for " + grant.purpose() + " on " + grant.dataset());
        BrokenRule.unless(run.invited().size() >= grant.minContributors(), SharedReason.TOO_FEW_BANKS,
                named + " wants " + grant.minContributors() + " banks");
        BrokenRule.unless(grant.maxEpsilonMicros().isEmpty() || run.privacy() == RunPrivacy.DP,
                LedgerReason.PRIVACY_BUDGET_EXHAUSTED, named + " bounds epsilon, the run adds no noise");
        BrokenRule.unless(run.sumOpeners() != SumOpeners.ALL_BANKS || grant.hasDuty(SUMS_VISIBLE),
                LedgerReason.SUMS_NOT_AUTHORISED, named + " has no duty " + SUMS_VISIBLE);
    }

    private static void checkImage(TrainingRun run, List<DataUseAuthorization> grants, Scene scene) throws BrokenRule {
        if (run.sumOpeners() != SumOpeners.ENCLAVE) {
            return;
        }
        String id = run.referenceValues().orElse("");
        Optional<ReferenceValues> values = run.referenceValues()
                .flatMap(image -> scene.find(ReferenceValues.keyOf(image), ReferenceValues.class));
        boolean enacted = values.isPresent() && values.get().use() == EnclaveUse.OPENER
                && scene.has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, id))
                && (!values.get().simulated() || scene.rules().mode() == ConsortiumMode.DEVELOPMENT);
        BrokenRule.unless(enacted && grants.stream().allMatch(grant -> grant.referenceValues().contains(id)),
                LedgerReason.REFERENCE_VALUES_UNAPPROVED, "no opener " + id + " that is in force and named by every grant");
    }
}
