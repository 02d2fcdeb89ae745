/// Calls the contract through Fabric's gateway protocol: identities, signatures, submissions that survive a crash, answers as
/// values.
package io.riskmesh.gateway.ledger.client;
