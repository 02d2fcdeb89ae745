/// The bank's side of a run: answers what the coordinator asks, and refuses what does not follow from what it knows.
package io.riskmesh.federation.participant;
