/// What the gateway tells the streams that are open: names of what changed, so that clients read it again.
package io.riskmesh.gateway.events;
