/// Puts the parts together: a folder, the identities of a consortium, the chain, the server.
package io.riskmesh.embedded.network;
