/// A run grown again on pooled rows, from its transcript.
package io.riskmesh.federation.replay;
