/// Adding rows into histograms: a plain way that stays as the reference, and a fast one with the same bits.
package io.riskmesh.boosting.accumulate;
