/// Resources about the gateway itself: who I am, status, contract, attestation, events.
package io.riskmesh.gateway.api.node;
