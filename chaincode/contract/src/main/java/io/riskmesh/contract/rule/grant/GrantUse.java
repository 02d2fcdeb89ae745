package io.riskmesh.contract.rule.grant;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// Checks one use of a grant, for training as for scoring.
public final class GrantUse {

    private GrantUse() {}

    /// The authorisation that allows this use. Refuses what is missing, replaced, revoked, out of its window, for another action or
    /// for other users, and what the limits of the grant leave no room for.
    public static DataUseAuthorization check(UseReceipt use, DataUse action, Call call) throws Refused {
        DataUseAuthorization grant = live(use, call);
        String named = "grant " + grant.grant();
        Refused.unless(use.action() == action && grant.actions().contains(action), SharedReason.AUTHORISATION_MISSING,
                named + " is not used for " + action);
        Refused.unless(grant.assignees().contains(call.party()), SharedReason.AUTHORISATION_MISSING,
                call.party() + " is no assignee of " + named);
        Refused.unless(use.validUntil() <= grant.validUntil(), SharedReason.AUTHORISATION_EXPIRED,
                named + " ends at " + grant.validUntil() + ", the use at " + use.validUntil());
        checkTotals(use, call);
        checkLimits(use, grant);
        return grant;
    }

    private static DataUseAuthorization live(UseReceipt use, Call call) throws Refused {
        Optional<DataUseAuthorization> found = call.ledger()
                .find(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class);
        Refused.unless(found.isPresent(), SharedReason.AUTHORISATION_MISSING,
                "no version " + use.version() + " of grant " + use.grant());
        call.chain(version -> DataUseAuthorization.keyOf(use.grant(), version)).mustEndAt(use.version());
        Refused.unless(!call.ledger().has(Revocation.keyOf(use.grant())), SharedReason.AUTHORISATION_REVOKED,
                "grant " + use.grant());
        DataUseAuthorization grant = found.get();
        Refused.unless(call.now() >= grant.validFrom(), LedgerReason.NOT_YET_VALID,
                "grant " + use.grant() + " starts at " + grant.validFrom());
        Refused.unless(call.now() < grant.validUntil(), SharedReason.AUTHORISATION_EXPIRED,
                "grant " + use.grant() + " ended at " + grant.validUntil());
        return grant;
    }

    /// The caller names the totals; they follow from the use before, or another use came in between.
    private static void checkTotals(UseReceipt use, Call call) throws Refused {
        call.chain(seq -> UseReceipt.keyOf(use.grant(), seq)).mustContinueAt(use.seq());
        long rounds = 0;
        long epsilonMicros = 0;
        long deltaE12 = 0;
        if (use.seq() > 1) {
            UseReceipt before = call.ledger().need(UseReceipt.keyOf(use.grant(), use.seq() - 1), UseReceipt.class);
            rounds = before.roundsTotal();
            epsilonMicros = before.epsilonMicrosTotal();
            deltaE12 = before.deltaE12Total();
        }
        boolean follow = use.roundsTotal() == rounds + use.roundsReserved()
                && use.epsilonMicrosTotal() == epsilonMicros + use.epsilonMicrosReserved() && use.deltaE12Total() >= deltaE12;
        Refused.unless(follow, LedgerReason.NOT_CURRENT, "the totals of use " + use.seq() + " of grant " + use.grant()
                + " follow from " + rounds + " rounds, epsilon " + epsilonMicros + " millionths, delta " + deltaE12 + " e-12");
    }

    private static void checkLimits(UseReceipt use, DataUseAuthorization grant) throws Refused {
        Refused.unless(use.roundsTotal() <= grant.maxRounds(), LedgerReason.ROUNDS_EXHAUSTED,
                "grant " + grant.grant() + " allows " + grant.maxRounds() + " rounds, asked are " + use.roundsTotal());
        if (grant.maxEpsilonMicros().isPresent()) {
            Refused.unless(use.epsilonMicrosTotal() <= grant.maxEpsilonMicros().get(), LedgerReason.PRIVACY_BUDGET_EXHAUSTED,
                    "grant " + grant.grant() + " allows epsilon " + grant.maxEpsilonMicros().get() + " millionths, asked are "
                            + use.epsilonMicrosTotal());
        }
    }
}
