/// Frames between gateway and enclave, and the fields of their bodies; both ends use this codec.
package io.riskmesh.attestation.frame;
