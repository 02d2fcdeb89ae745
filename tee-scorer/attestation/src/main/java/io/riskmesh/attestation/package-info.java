/// Judging evidence of enclaves, and the messages that gateways and enclaves share.
package io.riskmesh.attestation;
