/// Whether this bank's features may leave it for a score now, and through which session.
package io.riskmesh.gateway.scoring.leave;
