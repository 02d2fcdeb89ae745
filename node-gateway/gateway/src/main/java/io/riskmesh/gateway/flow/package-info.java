/// Threads of the work that may wait: one virtual thread each, behind bulkheads.
package io.riskmesh.gateway.flow;
