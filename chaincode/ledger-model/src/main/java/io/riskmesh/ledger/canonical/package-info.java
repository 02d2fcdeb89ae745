/// Canonical bytes: restricted RFC 8785 JSON and domain-separated SHA-256 digests over it.
package io.riskmesh.ledger.canonical;
