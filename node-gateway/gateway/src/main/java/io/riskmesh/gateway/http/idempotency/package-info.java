/// Answers that are given once and repeated, by the key that the client chose.
package io.riskmesh.gateway.http.idempotency;
