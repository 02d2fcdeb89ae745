package io.riskmesh.federation.party;

import io.riskmesh.federation.sums.Session;
import io.riskmesh.securesum.session.SessionState;
import io.riskmesh.securesum.session.SumSession;

/// The key set-up of a session.
record KeySetUp(Session session, SumSession machine, SessionState state) {}
