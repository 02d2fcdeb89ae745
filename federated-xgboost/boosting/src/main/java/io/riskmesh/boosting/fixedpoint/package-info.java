/// Gradients as integers: their scale, their bounds, and the words they are added in.
package io.riskmesh.boosting.fixedpoint;
