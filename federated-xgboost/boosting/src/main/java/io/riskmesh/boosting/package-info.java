/// Gradient boosting whose sums are integers.
package io.riskmesh.boosting;
