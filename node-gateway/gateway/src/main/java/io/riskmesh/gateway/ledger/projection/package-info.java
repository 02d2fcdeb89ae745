/// The facts of the ledger as rows of a database, made of its blocks and of nothing else: throw it away, and it comes back the
/// same. A follower keeps it level with a peer.
package io.riskmesh.gateway.ledger.projection;
