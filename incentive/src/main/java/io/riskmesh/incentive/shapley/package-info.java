/// Shapley values of one tree's leaves, exact and sampled.
package io.riskmesh.incentive.shapley;
