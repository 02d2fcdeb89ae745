/// Growing trees from sums of histograms.
package io.riskmesh.boosting.growth;
