/// The embedded ledger: one JVM that speaks Fabric's gateway protocol and writes Fabric's blocks, for development
/// (design `ledger.md` section 5). One process holds every key: tamper-evident to whoever kept an earlier head, not
/// decentralised.
package io.riskmesh.embedded;
