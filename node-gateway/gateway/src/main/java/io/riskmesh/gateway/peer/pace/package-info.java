/// When to try again, and when not: backoff, breaker, budget of retries. No sockets here, and time comes from outside.
package io.riskmesh.gateway.peer.pace;
