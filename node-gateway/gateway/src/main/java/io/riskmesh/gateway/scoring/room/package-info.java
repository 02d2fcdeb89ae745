/// The scoring room of a gateway, wired.
package io.riskmesh.gateway.scoring.room;
