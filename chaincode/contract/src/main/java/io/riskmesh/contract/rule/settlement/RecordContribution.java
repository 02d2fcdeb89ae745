package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.run.RunOnLedger;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;

/// Takes what an evaluator measured of a completed run.
public final class RecordContribution implements Rule<ContributionReport> {

    @Override
    public boolean speaksForCaller(ContributionReport report, Call call) throws Refused {
        return RunOnLedger.named(report.run(), call).run().invited().contains(call.party());
    }

    @Override
    public List<Fact> check(ContributionReport report, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(report.run(), call);
        Optional<RunClose> close = run.close();
        Refused.unless(close.isPresent() && close.get().outcome() == RunOutcome.COMPLETED, LedgerReason.RUN_NOT_COMPLETE,
                "run " + run.id() + " is not completed");
        Refused.unless(run.run().schemeSeq().equals(Optional.of(report.schemeSeq())), LedgerReason.NOT_CURRENT,
                "run " + run.id() + " was opened under another settlement scheme than " + report.schemeSeq());
        Refused.unless(report.parties().equals(run.seal().participants()), SettlementReason.INPUT_ROOT_MISMATCH,
                "the participants are " + run.seal().participants());
        mustHaveRoots(report, close.get().trees(), call);
        mustBeGranted(run, call);
        ReportSignature.check(report, call);
        Refused.unless(report.values().isConserved(), SettlementReason.MATRIX_NOT_CONSERVED, "a column does not add up to its total");
        return List.of();
    }

    private static void mustHaveRoots(ContributionReport report, int trees, Call call) throws Refused {
        for (int i = 0; i < report.parties().size(); i++) {
            Optional<TranscriptDigest> last = call.ledger()
                    .find(TranscriptDigest.keyOf(report.run(), report.parties().get(i), trees - 1), TranscriptDigest.class);
            Refused.unless(last.isPresent() && last.get().leafSumRoot().equals(report.inputRoots().get(i)),
                    SettlementReason.INPUT_ROOT_MISMATCH, "the last transcript of " + report.parties().get(i) + " names another root");
        }
    }

    private static void mustBeGranted(RunOnLedger run, Call call) throws Refused {
        for (UseRef ref : run.run().uses()) {
            UseReceipt use = call.ledger().need(UseReceipt.keyOf(ref.grant(), ref.seq()), UseReceipt.class);
            DataUseAuthorization grant = call.ledger()
                    .need(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class);
            Refused.unless(grant.actions().contains(DataUse.CONTRIBUTE), SharedReason.AUTHORISATION_MISSING,
                    "grant " + use.grant() + " does not allow to measure contributions");
        }
    }
}
