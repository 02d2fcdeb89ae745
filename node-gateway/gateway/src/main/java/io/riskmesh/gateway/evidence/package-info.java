/// What a person puts into an evidence pack beside the blocks that a gateway gives.
package io.riskmesh.gateway.evidence;
