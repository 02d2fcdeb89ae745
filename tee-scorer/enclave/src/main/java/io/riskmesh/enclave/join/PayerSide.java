package io.riskmesh.enclave.join;

import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.session.OpenedMessage;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.ledger.PartyId;

/// The opened half of the payer, with the session it came by.
record PayerSide(ServerSession session, OpenedMessage message, PayerHalf half) {

    PartyId party() {
        return session.terms().party();
    }

    @Override
    public String toString() {
        return "PayerSide[" + party() + "]";
    }
}
