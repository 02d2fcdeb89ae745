/// The evaluator's work without its walls: what it checks before it values anything, and what it tells whom.
package io.riskmesh.incentive.evaluation;
