/// TLS of the gateway's listeners and calls: our certificate, and whose keys we let in.
package io.riskmesh.gateway.http.tls;
