/// Files of a receipt log: segments, what follows from a closed one, recovery.
package io.riskmesh.gateway.receipts.segment;
