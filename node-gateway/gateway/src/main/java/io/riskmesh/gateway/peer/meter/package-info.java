/// What the peer room measures, for whoever keeps the numbers.
package io.riskmesh.gateway.peer.meter;
