/// Proposals, endorsements and envelopes, byte for byte as Fabric builds them.
package io.riskmesh.embedded.transaction;
