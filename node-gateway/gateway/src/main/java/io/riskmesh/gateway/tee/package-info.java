/// Enclaves as the operator sees them: quotes verified from files.
package io.riskmesh.gateway.tee;
