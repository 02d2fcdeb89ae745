/// What is scored and by whose leave: halves, scores, notes, policies and the mandate of an enclave.
package io.riskmesh.attestation.scoring;
