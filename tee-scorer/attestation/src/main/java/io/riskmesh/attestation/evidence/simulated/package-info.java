/// Evidence that proves nothing, for development on machines without SGX. Neither the image for SGX nor a production consortium has
/// any of it.
package io.riskmesh.attestation.evidence.simulated;
