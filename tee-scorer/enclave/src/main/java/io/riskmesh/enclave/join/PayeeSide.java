package io.riskmesh.enclave.join;

import io.riskmesh.attestation.scoring.PayeeHalf;
import io.riskmesh.attestation.session.OpenedMessage;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.ledger.PartyId;

/// The opened half of the payee, with the session it came by.
record PayeeSide(ServerSession session, OpenedMessage message, PayeeHalf half) {

    PartyId party() {
        return session.terms().party();
    }

    @Override
    public String toString() {
        return "PayeeSide[" + party() + "]";
    }
}
