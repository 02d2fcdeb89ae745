package io.riskmesh.contract.table;

import io.riskmesh.contract.caller.Caller;
import io.riskmesh.contract.refusal.Refusal;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.request.Request;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.state.Governance;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a call through the checks that all transactions share, in this order: form, consortium, membership, party, role, replay;
/// then the transaction's own rule; then that no key is written twice. Writes nothing.
public final class Proceeding {

    private Proceeding() {}

    public static Decision decide(Transaction<?> transaction, byte[] request, Caller caller, long now, LedgerState ledger) {
        try {
            return new Decision.Accepted(facts(transaction, request, caller, now, ledger));
        } catch (MalformedFact e) {
            return declined(transaction, new Refusal(LedgerReason.MALFORMED_FACT, e.getMessage()));
        } catch (Refused e) {
            return declined(transaction, e.refusal());
        }
    }

    private static <F extends Fact> List<Fact> facts(Transaction<F> transaction, byte[] bytes, Caller caller, long now,
            LedgerState ledger) throws Refused, MalformedFact {
        Request request = Request.decode(bytes, transaction.besides());
        F fact = transaction.type().cast(request.fact(transaction.kind(), caller.party(), now));
        Call call = new Call(request, caller, now, ledger, Governance.named(request.consortium(), ledger));
        Refused.unless(transaction.rule().isMember(fact, call), SharedReason.NOT_A_MEMBER, caller.party() + " is no member");
        Refused.unless(transaction.rule().speaksForCaller(fact, call), SharedReason.WRONG_PARTY,
                caller.party() + " may not speak here");
        Refused.unless(transaction.roles().stream().anyMatch(caller::holds), SharedReason.WRONG_ROLE,
                transaction.name() + " needs one of " + transaction.roles() + ", the certificate has " + caller.roles());
        mustBeNew(fact, ledger);
        List<Fact> facts = new ArrayList<>(List.of(fact));
        facts.addAll(transaction.rule().check(fact, call));
        return facts;
    }

    /// The same fact again is no accident: a client that does not know what became of its transaction sends it once more, at another
    /// time. So facts are the same if all but their time is.
    private static void mustBeNew(Fact fact, LedgerState ledger) throws Refused {
        Optional<? extends Fact> standing = ledger.find(fact.key(), Fact.class);
        if (standing.isPresent()) {
            boolean same = standing.get().kind() == fact.kind() && standing.get().by().equals(fact.by())
                    && Facts.ownFields(standing.get()).equals(Facts.ownFields(fact));
            throw new Refused(same ? LedgerReason.ALREADY_RECORDED : LedgerReason.CONFLICT_EXISTS, fact.key().toString());
        }
    }

    private static Decision declined(Transaction<?> transaction, Refusal refusal) {
        if (!transaction.refusals().contains(refusal.code())) {
            throw new IllegalStateException(transaction.name() + " is not declared to say " + refusal.message());
        }
        return new Decision.Declined(refusal);
    }
}
