/// Reason codes: one stable string per refusal, the same in facts, messages, reports, logs and metric labels.
package io.riskmesh.ledger.reason;
