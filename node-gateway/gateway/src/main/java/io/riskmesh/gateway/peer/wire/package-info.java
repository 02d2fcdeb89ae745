/// What gateways say to each other, as bytes: paths, media types, headers, the forms of `docs/peer-protocol.md`. Every reader here
/// meets hostile bytes; none has a side effect.
package io.riskmesh.gateway.peer.wire;
