/// Refusals of this room and of the enclave: a value with a code of the registry.
package io.riskmesh.attestation.refusal;
