/// Fabric's validation of a block, step by step in Fabric's order: what is valid, and if not, why.
package io.riskmesh.verifier.validation;
