/// The masked sums of a run: who adds what, and what each cell means.
package io.riskmesh.federation.sums;
