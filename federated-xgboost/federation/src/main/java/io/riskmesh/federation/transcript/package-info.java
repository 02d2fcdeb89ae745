/// The running digest over everything the coordinator told all banks.
package io.riskmesh.federation.transcript;
