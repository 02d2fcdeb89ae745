/// A model's trees as bit masks, scored without one memory access or branch that depends on the row (design
/// `attestation-and-scoring.md` section 8). The only place of this room that knows `jdk.incubator.vector`.
package io.riskmesh.enclave.oblivious;
