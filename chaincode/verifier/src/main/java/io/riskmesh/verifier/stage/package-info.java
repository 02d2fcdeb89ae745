/// The stages of a verification. Each looks at every block in turn and says what it found.
package io.riskmesh.verifier.stage;
