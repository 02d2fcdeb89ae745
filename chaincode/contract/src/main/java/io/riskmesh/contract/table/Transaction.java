package io.riskmesh.contract.table;

import io.riskmesh.contract.caller.Role;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.stream.Stream;

/// One row of the table: a transaction that writes facts of one kind.
///
/// @param name the function that the proposal calls
/// @param roles of which the caller holds at least one
/// @param kind of the fact that the request's own fields are
/// @param besides fields of the request that do not belong to the fact
/// @param rule decides
/// @param own refusals that this transaction has for itself
/// @param common refusals that it shares with others; besides these it has those that every transaction has
public record Transaction<F extends Fact>(String name, List<Role> roles, FactKind kind, Class<F> type, List<String> besides,
        Rule<F> rule, List<ReasonCode> own, List<ReasonCode> common) {

    /// What every writing transaction may say. `conflict_exists` is not among them: a proposal of a consortium has its digest in
    /// its key, so that its key holds no other bytes.
    static final List<ReasonCode> ALWAYS = List.of(LedgerReason.TRANSIENT_NOT_ALLOWED, LedgerReason.MALFORMED_FACT,
            LedgerReason.CONSORTIUM_STALE, SharedReason.NOT_A_MEMBER, SharedReason.WRONG_ROLE, LedgerReason.ALREADY_RECORDED);

    public Transaction {
        roles = List.copyOf(roles);
        besides = List.copyOf(besides);
        own = List.copyOf(own);
        common = List.copyOf(common);
    }

    /// A row without besides and refusals.
    static <F extends Fact> Transaction<F> of(String name, Role role, FactKind kind, Class<F> type, Rule<F> rule) {
        return new Transaction<>(name, List.of(role), kind, type, List.of(), rule, List.of(), List.of());
    }

    Transaction<F> or(Role role) {
        return new Transaction<>(name, Stream.concat(roles.stream(), Stream.of(role)).toList(), kind, type, besides, rule, own,
                common);
    }

    Transaction<F> beside(String field) {
        return new Transaction<>(name, roles, kind, type, List.of(field), rule, own, common);
    }

    Transaction<F> own(ReasonCode... codes) {
        return new Transaction<>(name, roles, kind, type, besides, rule, List.of(codes), common);
    }

    Transaction<F> common(ReasonCode... codes) {
        return new Transaction<>(name, roles, kind, type, besides, rule, own, List.of(codes));
    }

    /// Every code that a call may be refused with. A rule that says another has a bug.
    public List<ReasonCode> refusals() {
        return Stream.of(ALWAYS, common, own).flatMap(List::stream).toList();
    }
}
