package io.riskmesh.federation.party;

import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.party.SumParty;

/// The masked sums of a session.
record SumMachine(SumParty party, PartyState state) {}
