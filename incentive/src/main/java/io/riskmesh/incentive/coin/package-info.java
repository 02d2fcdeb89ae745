/// What the run's coin decides: holdout rows, blocks of rows, permutations.
package io.riskmesh.incentive.coin;
