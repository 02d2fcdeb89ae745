/// The demo's part on the ledger: it founds a consortium of the demo's banks on an embedded ledger, records the run, the model and
/// a revocation there, and has the blocks verified.
package io.riskmesh.gateway.demo.ledger;
