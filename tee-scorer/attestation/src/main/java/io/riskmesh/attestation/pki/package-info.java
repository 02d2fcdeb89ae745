/// Certificates and revocation lists of the platform's maker: P-256 and ECDSA with SHA-256 only, read and checked by hand, since the
/// platform's path validator obeys local security properties, which differ between peers.
package io.riskmesh.attestation.pki;
