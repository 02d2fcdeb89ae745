/// What comes in from other gateways: who it is from, what it is for, whether it keeps the bounds. Only what passes reaches a room.
package io.riskmesh.gateway.peer.door;
