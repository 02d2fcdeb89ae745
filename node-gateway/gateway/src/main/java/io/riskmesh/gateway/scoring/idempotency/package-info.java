/// Which requests for scores were answered before.
package io.riskmesh.gateway.scoring.idempotency;
