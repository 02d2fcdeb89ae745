/// Publishes the state of the receipt log on the ledger.
package io.riskmesh.gateway.scoring.anchor;
