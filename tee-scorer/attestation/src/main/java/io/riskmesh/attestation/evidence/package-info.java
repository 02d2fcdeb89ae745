/// Evidence: a quote with the claims that it binds, where it comes from, and how certificates carry it ("Interoperable RA-TLS", CCC
/// Attestation).
package io.riskmesh.attestation.evidence;
