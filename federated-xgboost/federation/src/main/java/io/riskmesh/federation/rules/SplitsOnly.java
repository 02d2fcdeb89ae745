package io.riskmesh.federation.rules;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.LedgerReason;

/// R7: sums stay with the opener, everybody else receives splits. The first guard is that round messages have no field
/// for sums; this is the second, asked before opened sums are handed to a party.
public final class SplitsOnly {

    private SplitsOnly() {}

    /// @param opener the party that opens under `COORDINATOR` and `ENCLAVE`
    /// @param sumsVisible whether every bank's authorisation carries the duty `sums-visible`
    /// @param recipient who would receive the sums
    public static Verdict check(SumOpeners openers, PartyId opener, boolean sumsVisible, PartyId recipient) {
        boolean authorised = switch (openers) {
            case COORDINATOR, ENCLAVE -> recipient.equals(opener);
            case ALL_BANKS -> sumsVisible;
        };
        return authorised ? Verdict.allowed(LeakageRule.R7)
                : Verdict.refused(LeakageRule.R7, LedgerReason.SUMS_NOT_AUTHORISED, switch (openers) {
                    case COORDINATOR, ENCLAVE -> "sums for the opener " + opener + " only";
                    case ALL_BANKS -> "the duty sums-visible in every authorisation";
                }, recipient);
    }
}
