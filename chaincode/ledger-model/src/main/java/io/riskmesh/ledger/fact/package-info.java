/// Facts of a training run as they will stand on the ledger: fields, canonical bytes, digests.
package io.riskmesh.ledger.fact;
