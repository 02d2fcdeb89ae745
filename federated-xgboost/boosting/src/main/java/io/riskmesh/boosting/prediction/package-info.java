/// From a model and rows to margins, probabilities and contributions of features.
package io.riskmesh.boosting.prediction;
