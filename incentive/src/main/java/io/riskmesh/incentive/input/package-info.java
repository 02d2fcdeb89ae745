/// What a bank hands to the evaluator: its leaf sums, under the root that it put on the ledger.
package io.riskmesh.incentive.input;
