/// What the ledger allows scorers, as this bank sees it, and the uses of this bank's grants.
package io.riskmesh.gateway.scoring.mandate;
