/// Rows that trees grow on, behind [io.riskmesh.boosting.growth.HistogramSource]: one owner's, or several owners'.
package io.riskmesh.boosting.rows;
