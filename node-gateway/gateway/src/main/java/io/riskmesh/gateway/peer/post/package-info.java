/// Mail between gateways, as it runs: outbox and inbox tables, spool files, one carrier per peer.
package io.riskmesh.gateway.peer.post;
