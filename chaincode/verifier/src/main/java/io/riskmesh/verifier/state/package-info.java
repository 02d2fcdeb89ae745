/// The ledger's state, rebuilt from blocks: versioned keys in byte order, and the commit hash over what a block changed.
package io.riskmesh.verifier.state;
