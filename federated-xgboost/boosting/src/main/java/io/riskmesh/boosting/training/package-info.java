/// Training whole models from sums: rounds, the prior, early stopping, checkpoints, and replays of what a federation did.
package io.riskmesh.boosting.training;
