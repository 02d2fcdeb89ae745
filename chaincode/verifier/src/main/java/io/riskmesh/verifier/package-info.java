/// Offline verification of a Fabric ledger: chain, signatures, policies, validity flags and facts, from blocks alone.
/// No peer, no orderer and no server is believed.
package io.riskmesh.verifier;
