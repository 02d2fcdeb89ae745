/// A run's facts on the ledger: written once whatever happens in between, read from this bank's own projection.
package io.riskmesh.gateway.run.fact;
