/// The verifier as a program.
package io.riskmesh.verifier.process;
