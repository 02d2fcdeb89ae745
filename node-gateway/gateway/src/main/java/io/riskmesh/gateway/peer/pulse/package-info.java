/// Which peers answer, what they speak, and whether they are still the processes they were.
package io.riskmesh.gateway.peer.pulse;
