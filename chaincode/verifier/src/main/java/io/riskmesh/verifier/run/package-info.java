/// Runs the stages over a source of blocks, from the start or from a checkpoint, and writes the report.
package io.riskmesh.verifier.run;
