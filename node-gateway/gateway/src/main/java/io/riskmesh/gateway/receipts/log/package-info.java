/// The receipt log of a gateway: durable before any answer leaves, then integrated into a Merkle tree, epoch by epoch.
package io.riskmesh.gateway.receipts.log;
