/// The hot loops over cells: one-time-pad masks and the linear fingerprint, each with its plain reference.
package io.riskmesh.securesum.mask;
