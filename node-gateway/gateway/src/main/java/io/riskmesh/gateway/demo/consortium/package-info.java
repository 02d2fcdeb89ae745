/// The people of the demo's banks as they act on the ledger directly: founding a consortium, and what the API has no operation for yet.
package io.riskmesh.gateway.demo.consortium;
