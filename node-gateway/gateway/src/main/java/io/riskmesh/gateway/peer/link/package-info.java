/// Connections to other gateways: HTTP/2 over TLS 1.3, pinned to the key of the party, kept open, one link per peer so that none waits
/// for another.
package io.riskmesh.gateway.peer.link;
