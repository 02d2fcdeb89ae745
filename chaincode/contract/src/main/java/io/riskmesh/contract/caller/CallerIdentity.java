package io.riskmesh.contract.caller;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Reads the creator of a proposal: a `SerializedIdentity` of MSP id and certificate (PEM).
public final class CallerIdentity {

    /// Larger than any certificate, smaller than what could hurt.
    private static final int MAX_BYTES = 64 * 1024;

    private CallerIdentity() {}

    /// Refuses with `not_a_member` what names no party with a certificate.
    public static Caller of(byte[] creator) throws Refused {
        if (creator == null || creator.length > MAX_BYTES) {
            throw noParty();
        }
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
            if (!PartyId.isId(identity.getMspid())) {
                throw noParty();
            }
            X509Certificate certificate = certificate(identity.getIdBytes());
            return new Caller(new PartyId(identity.getMspid()), RoleAttribute.of(certificate));
        } catch (InvalidProtocolBufferException | CertificateException _) {
            throw noParty();
        }
    }

    /// `generateCertificate` throws unchecked exceptions on some garbage ; to the caller all garbage is the same.
    private static X509Certificate certificate(ByteString pem) throws CertificateException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(pem.toByteArray())) instanceof X509Certificate x509) {
                return x509;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException | NullPointerException e) {
            throw new CertificateException(e);
        }
        throw new CertificateException("Not an X.509 certificate");
    }

    private static Refused noParty() {
        return new Refused(SharedReason.NOT_A_MEMBER, "the creator names no party with a certificate");
    }
}
