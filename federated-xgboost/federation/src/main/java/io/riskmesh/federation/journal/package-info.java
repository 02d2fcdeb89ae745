/// What outlives the process: checkpoints, the memory of what was revealed, and the transcript.
package io.riskmesh.federation.journal;
