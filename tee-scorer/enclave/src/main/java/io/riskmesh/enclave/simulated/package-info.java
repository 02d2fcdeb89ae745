/// The scorer without an enclave, for development. No image for SGX has it.
package io.riskmesh.enclave.simulated;
