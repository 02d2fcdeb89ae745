package io.riskmesh.gateway.approval;

import java.util.Map;
import java.util.Optional;

/// All approvals of the ledger at a height. Immutable.
///
/// @param height number of blocks that it rests on
/// @param byId in the order of ids
/// @param blocks of the transactions that people signed
record ApprovalStates(long height, Map<String, LedgerApproval> byId, Map<String, Long> blocks) {

    static ApprovalStates empty() {
        return new ApprovalStates(0, Map.of(), Map.of());
    }

    Optional<LedgerApproval> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<LedgerApproval> get(ApprovalKind kind, String subject) {
        return get(ApprovalId.of(kind, subject));
    }
}
