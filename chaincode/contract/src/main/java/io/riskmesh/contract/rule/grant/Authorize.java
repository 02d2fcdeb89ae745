package io.riskmesh.contract.rule.grant;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// A bank grants the use of its data, or changes a grant: each version names the digest of the one before.
public final class Authorize implements Rule<DataUseAuthorization> {

    /// Longest window, 400 days.
    static final long MAX_WINDOW_MS = 400L * 24 * 60 * 60 * 1000;

    @Override
    public boolean speaksForCaller(DataUseAuthorization grant, Call call) {
        return grant.assigner().equals(call.party());
    }

    @Override
    public List<Fact> check(DataUseAuthorization grant, Call call) throws Refused, MalformedFact {
        long window = grant.validUntil() - grant.validFrom();
        Refused.unless(window > 0 && window <= MAX_WINDOW_MS, LedgerReason.WINDOW_INVALID,
                "a window lasts from 1 ms to 400 days, got " + window + " ms");
        call.mustLieAhead("validUntil", grant.validUntil());
        for (PartyId assignee : grant.assignees()) {
            Refused.unless(call.governance().isMember(assignee), SharedReason.NOT_A_MEMBER, "assignee " + assignee);
        }
        checkChain(grant, call);
        return List.of();
    }

    private static void checkChain(DataUseAuthorization grant, Call call) throws Refused, MalformedFact {
        if (grant.previousDigest().isPresent() != (grant.version() > 1)) {
            throw new MalformedFact("previousDigest stands in every version but the first");
        }
        call.chain(version -> DataUseAuthorization.keyOf(grant.grant(), version)).mustContinueAt(grant.version());
        if (grant.version() > 1) {
            Digest before = call.ledger()
                    .need(DataUseAuthorization.keyOf(grant.grant(), grant.version() - 1), DataUseAuthorization.class).digest();
            Refused.unless(grant.previousDigest().get().equals(before), LedgerReason.NOT_CURRENT,
                    "the version before has the digest " + before);
            Refused.unless(!call.ledger().has(Revocation.keyOf(grant.grant())), LedgerReason.NOT_CURRENT,
                    "grant " + grant.grant() + " is revoked");
        }
    }
}
