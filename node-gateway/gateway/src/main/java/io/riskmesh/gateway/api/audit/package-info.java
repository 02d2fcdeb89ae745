/// Resources of the ledger as it lies there: facts, blocks, evidence packs.
package io.riskmesh.gateway.api.audit;
