/// Sums of gradients by node, feature and bin.
package io.riskmesh.boosting.histogram;
