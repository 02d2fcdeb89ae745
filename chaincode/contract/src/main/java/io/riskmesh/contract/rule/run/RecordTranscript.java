package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// A participant says what it saw of the next trees.
public final class RecordTranscript implements Rule<TranscriptDigest> {

    @Override
    public boolean speaksForCaller(TranscriptDigest transcript, Call call) throws Refused {
        return RunOnLedger.named(transcript.run(), call).seal().participants().contains(call.party());
    }

    @Override
    public List<Fact> check(TranscriptDigest transcript, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(transcript.run(), call);
        run.mustBeOpen();
        boolean contiguous = transcript.fromTree() == 0
                || call.ledger().has(TranscriptDigest.keyOf(run.id(), call.party(), transcript.fromTree() - 1));
        Refused.unless(contiguous, LedgerReason.GAP, "no transcript ends with tree " + (transcript.fromTree() - 1));
        run.mustHaveNoRevokedGrant();
        return List.of();
    }
}
