/// Blocks as bytes: where they come from, their hashes, and strict decoding.
package io.riskmesh.verifier.block;
