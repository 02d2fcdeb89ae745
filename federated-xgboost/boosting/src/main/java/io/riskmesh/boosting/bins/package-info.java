/// Rows as bin numbers.
package io.riskmesh.boosting.bins;
