/// The ledger as a running gateway sees it: one client per identity of its bank, blocks followed into its database, and what
/// follows from them as a snapshot that is swapped after every block.
package io.riskmesh.gateway.ledger.live;
