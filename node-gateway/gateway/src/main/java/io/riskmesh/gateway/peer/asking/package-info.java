/// Questions between gateways, as they run: bounded per peer, within a budget, stopped by a breaker, repeated where that is harmless.
package io.riskmesh.gateway.peer.asking;
