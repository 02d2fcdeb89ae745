/// What the maker of the platform signs about it: TCB information and identities of quoting enclaves (Intel PCS API, version 4).
package io.riskmesh.attestation.collateral;
