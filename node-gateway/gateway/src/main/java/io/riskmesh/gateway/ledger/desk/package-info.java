/// What the commands do with a ledger: open it as somebody, read requests from files, show facts, keep what waits for approval.
package io.riskmesh.gateway.ledger.desk;
