/// Where a node may be split, and the search for the best place, in XGBoost's arithmetic.
package io.riskmesh.boosting.split;
