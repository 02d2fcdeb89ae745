/// From a completed run to its contribution report: every bank seals its sums to the admitted evaluator, one puts the report on the
/// ledger.
package io.riskmesh.gateway.contribution.evaluator;
