/// Scorers as a gateway meets them: the link of their host, the relay of the others, admission, mandates, sessions, key release.
package io.riskmesh.gateway.scoring.enclave;
