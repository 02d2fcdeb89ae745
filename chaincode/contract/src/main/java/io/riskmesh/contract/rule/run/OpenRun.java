package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Schemes;
import io.riskmesh.contract.rule.grant.GrantUse;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;

/// Opens a run with one grant of each invited bank, and writes the use of each grant in the same transaction.
public final class OpenRun implements Rule<TrainingRun> {

    /// Duty by which a bank allows every participant to see the sums.
    static final String SUMS_VISIBLE = "sums-visible";

    @Override
    public List<Fact> check(TrainingRun run, Call call) throws Refused, MalformedFact {
        List<UseReceipt> receipts = RunReceipts.of(run, call);
        call.chain(seq -> TrainingRun.keyOf(run.model(), seq)).mustContinueAt(run.seq());
        call.mustLieAhead("deadline", run.deadline());
        if (run.schemeSeq().isPresent()) {
            Schemes.mustBeInForce(run.schemeSeq().get(), call);
        }
        checkBanks(run, call);
        List<DataUseAuthorization> grants = new ArrayList<>();
        for (UseReceipt receipt : receipts) {
            grants.add(GrantUse.check(receipt, DataUse.TRAIN, call));
        }
        checkAssigners(run, grants);
        for (DataUseAuthorization grant : grants) {
            checkTerms(run, grant);
        }
        if (run.sumOpeners() == SumOpeners.ENCLAVE) {
            OpenerImage.check(run, grants, call);
        }
        return List.copyOf(receipts);
    }

    private static void checkBanks(TrainingRun run, Call call) throws Refused {
        for (PartyId bank : run.invited()) {
            Refused.unless(call.governance().isMember(bank), SharedReason.NOT_A_MEMBER, "invited is " + bank);
        }
        int banks = run.invited().size();
        int least = call.governance().rules().minContributors();
        Refused.unless(banks >= least, SharedReason.TOO_FEW_BANKS, "a run invites " + least + " banks, got " + banks);
        int majority = banks / 2 + 1;
        Refused.unless(run.threshold() >= majority && run.threshold() <= banks, SharedReason.TOO_FEW_BANKS,
                "the threshold lies within " + majority + ".." + banks + ", got " + run.threshold());
    }

    /// One grant of each invited bank, none of another.
    private static void checkAssigners(TrainingRun run, List<DataUseAuthorization> grants) throws Refused {
        List<PartyId> assigners = grants.stream().map(DataUseAuthorization::assigner).sorted().toList();
        Refused.unless(assigners.equals(run.invited()), SharedReason.AUTHORISATION_MISSING,
                "expected one grant of each of " + run.invited() + ", got grants of " + assigners);
    }

    private static void checkTerms(TrainingRun run, DataUseAuthorization grant) throws Refused {
        String named = "grant " + grant.grant();
        Refused.unless(grant.purpose().equals(run.purpose()) && grant.dataset().equals(run.dataset()),
                SharedReason.PURPOSE_MISMATCH, named + " is for " + grant.purpose() + " on " + grant.dataset());
        Refused.unless(run.invited().size() >= grant.minContributors(), SharedReason.TOO_FEW_BANKS,
                named + " wants " + grant.minContributors() + " banks, invited are " + run.invited().size());
        // A bank that bounds its privacy loss is not served by exact sums, whose loss has no bound.
        Refused.unless(grant.maxEpsilonMicros().isEmpty() || run.privacy() == RunPrivacy.DP,
                LedgerReason.PRIVACY_BUDGET_EXHAUSTED, named + " bounds epsilon, the run adds no noise");
        Refused.unless(run.sumOpeners() != SumOpeners.ALL_BANKS || grant.hasDuty(SUMS_VISIBLE),
                LedgerReason.SUMS_NOT_AUTHORISED, named + " has no duty " + SUMS_VISIBLE);
    }
}
