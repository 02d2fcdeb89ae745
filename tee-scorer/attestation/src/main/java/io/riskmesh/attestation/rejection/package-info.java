/// How this room says no.
package io.riskmesh.attestation.rejection;
