/// Loaded rows as one bank brings them to a federation, and the threads that work on them: the same for a lab and for a run between
/// gateways.
package io.riskmesh.gateway.rows;
