package io.riskmesh.contract.state;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.function.IntFunction;

/// What changes is a chain of write-once keys numbered from 1: link n is current iff key n exists and key n + 1 does not. The caller
/// names n; two point reads decide, and the commit turns a race into a retry.
public record Chain(LedgerState ledger, IntFunction<FactKey> keys) {

    /// Refuses with `not_current` unless link n is the last one.
    public void mustEndAt(int n) throws Refused {
        FactKey named = keys.apply(n);
        Refused.unless(ledger.has(named), LedgerReason.NOT_CURRENT, "nothing stands under " + named);
        mustNotHave(n + 1L);
    }

    /// Refuses with `not_current` unless link n is the next to be written.
    public void mustContinueAt(int n) throws Refused {
        if (n > 1) {
            FactKey before = keys.apply(n - 1);
            Refused.unless(ledger.has(before), LedgerReason.NOT_CURRENT, "nothing stands under " + before);
        }
        mustNotHave(n);
    }

    private void mustNotHave(long n) throws Refused {
        if (n <= Integer.MAX_VALUE) {
            FactKey next = keys.apply((int) n);
            Refused.unless(!ledger.has(next), LedgerReason.NOT_CURRENT, next + " stands already");
        }
    }
}
