package io.riskmesh.enclave.world;

import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.UseRef;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.util.List;

/// A bank with its ROUND key.
public record Bank(PartyId party, KeyPair round) implements PendingSession.RoundSigner {

    public static Bank named(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return new Bank(new PartyId(name), generator.generateKeyPair());
    }

    public MandateMembers.Member member() {
        return new MandateMembers.Member(party, List.of(OpaqueBytes.of(round.getPublic().getEncoded())));
    }

    public UseRef use(int seq) {
        return new UseRef(party + ".g", seq);
    }

    public MemberSignature vote(byte[] bytes) throws SignatureException {
        return new MemberSignature(party, OpaqueBytes.of(sign(bytes)));
    }

    @Override
    public byte[] sign(byte[] message) throws SignatureException {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(round.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (SignatureException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new SignatureException(e);
        }
    }
}
