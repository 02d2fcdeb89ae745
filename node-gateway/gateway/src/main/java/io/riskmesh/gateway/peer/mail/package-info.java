/// Mail between gateways: written in the transaction that changes the sender's state, read in the one that changes the reader's.
package io.riskmesh.gateway.peer.mail;
