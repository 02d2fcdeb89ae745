/// Everything between two banks' gateways (design `serving.md` section 9): questions, mail, runs' messages, over HTTP/2 with mutual TLS,
/// pinned to the keys of the ledger. `docs/peer-protocol.md` tells the wire.
package io.riskmesh.gateway.peer;
