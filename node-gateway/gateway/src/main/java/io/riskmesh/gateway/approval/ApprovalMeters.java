package io.riskmesh.gateway.approval;

import java.time.Duration;

/// Where approvals are measured: `approval_open`, `ledger_submit_seconds`, `ledger_invalid_total`. Never blocks. Thread-safe.
public interface ApprovalMeters {

    /// How many of a kind wait for somebody, here or at other banks.
    void open(ApprovalKind kind, int count);

    /// A write came to an end.
    ///
    /// @param function of the contract
    /// @param state `COMMITTED`, `INVALID` or `UNCONFIRMED`
    void submitted(String function, LedgerTx.State state, Duration took);

    /// Contract or peers turned a write down.
    void invalid(String code);

    /// Counts nothing.
    ApprovalMeters NONE = new ApprovalMeters() {
        @Override
        public void open(ApprovalKind kind, int count) {
            // not counted
        }

        @Override
        public void submitted(String function, LedgerTx.State state, Duration took) {
            // not counted
        }

        @Override
        public void invalid(String code) {
            // not counted
        }
    };
}
