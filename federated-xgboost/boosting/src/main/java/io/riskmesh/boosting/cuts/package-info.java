/// Where features are cut into bins, found from sums of counts only.
package io.riskmesh.boosting.cuts;
