/// Records of a receipt log: their bytes, and the private part that only the bank of the day's key can read.
package io.riskmesh.gateway.receipts.record;
