/// Release of a model key by a quorum of banks: the encrypted file and the shares of its key.
package io.riskmesh.attestation.release;
