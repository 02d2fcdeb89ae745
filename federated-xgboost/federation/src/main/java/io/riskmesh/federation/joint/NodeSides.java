package io.riskmesh.federation.joint;

import io.riskmesh.ledger.PartyId;
import java.util.Map;

/// Which rows of a node go left, as one bank knows it, by place among the node's rows.
///
/// @param own of all payments it sent
/// @param sent of those that each payee's bank knows too, by payee
/// @param received of the payments it received, by payer; empty where it is not told
record NodeSides(boolean[] own, Map<PartyId, boolean[]> sent, Map<PartyId, boolean[]> received) {}
