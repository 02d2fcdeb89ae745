/// A bank's whole machine: participant, coordinator where it is the coordinating bank, key set-up and masked sums.
package io.riskmesh.federation.party;
