/// The key set-up of a session: X25519 and ML-KEM-768 per pair, with key confirmation.
package io.riskmesh.securesum.session;
