/// Resources of receipts and of the log that holds them.
package io.riskmesh.gateway.api.receipt;
