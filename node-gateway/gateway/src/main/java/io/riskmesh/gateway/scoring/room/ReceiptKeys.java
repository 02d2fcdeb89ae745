package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.checkpoint.CheckpointSignatures;
import io.riskmesh.gateway.peer.checkpoint.SignedCheckpoint;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;

/// The RECEIPT keys of the current `Party` facts.
record ReceiptKeys(LiveLedger ledger) implements CheckpointSignatures {
    @Override
    public boolean hold(SignedCheckpoint checkpoint) {
        return ledger.parties().values().stream().filter(party -> RoomLog.idOf(party.by()).equals(checkpoint.checkpoint().log()))
                .anyMatch(party -> signed(party, checkpoint));
    }

    private static boolean signed(Party owner, SignedCheckpoint checkpoint) {
        return owner.keys().stream().filter(key -> key.use() == KeyUse.RECEIPT).anyMatch(key -> verifies(key, checkpoint));
    }

    // What is no signature, or no key of this kind, signed nothing.
    private static boolean verifies(PartyKey key, SignedCheckpoint checkpoint) {
        try {
            PublicKey owner = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate().toBytes())).getPublicKey();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(owner);
            signature.update(checkpoint.checkpoint().canonicalBytes());
            return signature.verify(checkpoint.signature().toBytes());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
