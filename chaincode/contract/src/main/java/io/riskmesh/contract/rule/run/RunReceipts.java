package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.UseRef;
import java.util.ArrayList;
import java.util.List;

/// The receipts that come with a run: field `receipts`, one `UseReceipt` (own fields) per entry of `uses`, in that order.
public final class RunReceipts {

    /// Field besides the fact's own.
    public static final String RECEIPTS = "receipts";

    private RunReceipts() {}

    static List<UseReceipt> of(TrainingRun run, Call call) throws MalformedFact {
        List<UseReceipt> receipts = new ArrayList<>();
        if (!(call.request().beside().fields().get(RECEIPTS) instanceof CanonicalValue.Array(var items))) {
            throw new MalformedFact("Expected the array " + RECEIPTS);
        }
        for (CanonicalValue item : items) {
            if (!(item instanceof CanonicalValue.Obj fields)
                    || !(Facts.complete(FactKind.USE_RECEIPT, call.party(), call.now(), fields) instanceof UseReceipt receipt)) {
                throw new MalformedFact("Expected objects in " + RECEIPTS);
            }
            mustBelong(receipt, run);
            receipts.add(receipt);
        }
        List<UseRef> named = receipts.stream().map(receipt -> new UseRef(receipt.grant(), receipt.seq())).toList();
        if (!named.equals(run.uses())) {
            throw new MalformedFact("Expected a receipt for each of uses, in its order");
        }
        return receipts;
    }

    private static void mustBelong(UseReceipt receipt, TrainingRun run) throws MalformedFact {
        if (!receipt.subject().equals(run.id().toString()) || !receipt.participants().equals(run.invited())
                || !receipt.codeDigest().equals(run.parametersDigest())
                || !receipt.referenceValues().equals(run.referenceValues())) {
            throw new MalformedFact("The receipt of grant " + receipt.grant()
                    + " names the run, its invited banks, its parameters and its reference values");
        }
    }
}
