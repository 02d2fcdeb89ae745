/// What a run has come to: cuts, trees, early stopping, slots used.
package io.riskmesh.federation.progress;
