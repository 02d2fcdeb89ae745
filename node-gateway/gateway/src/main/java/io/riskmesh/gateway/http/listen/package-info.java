/// Sockets of the gateway: what each listener speaks, whom it lets in, and how much it holds.
package io.riskmesh.gateway.http.listen;
