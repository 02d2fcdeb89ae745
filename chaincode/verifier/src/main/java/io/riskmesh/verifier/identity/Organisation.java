package io.riskmesh.verifier.identity;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// One organisation as the channel's configuration describes it (a Fabric MSP). Immutable, thread-safe.
public final class Organisation {

    private final String mspId;
    private final CertificatePath path;
    private final List<X509CRL> revocations;
    private final List<X509Certificate> admins;
    private final List<Unit> requiredUnits;
    private final NodeUnits nodeUnits;

    private Organisation(
            String mspId, CertificatePath path, List<X509CRL> revocations, List<X509Certificate> admins,
            List<Unit> requiredUnits, NodeUnits nodeUnits) {
        this.mspId = mspId;
        this.path = path;
        this.revocations = List.copyOf(revocations);
        this.admins = List.copyOf(admins);
        this.requiredUnits = List.copyOf(requiredUnits);
        this.nodeUnits = nodeUnits;
    }

    /// Reads the configuration; roots, intermediates, admins and lists must decode.
    public static Organisation of(FabricMSPConfig config) throws InvalidIdentity {
        if (config.getName().isEmpty() || config.getRootCertsCount() == 0) {
            throw new InvalidIdentity("An organisation has a name and a root certificate");
        }
        List<X509CRL> lists = new ArrayList<>();
        for (ByteString pem : config.getRevocationListList()) {
            lists.add(Pem.revocationList(pem));
        }
        List<Unit> required = new ArrayList<>();
        for (FabricOUIdentifier unit : config.getOrganizationalUnitIdentifiersList()) {
            required.add(Unit.of(unit));
        }
        CertificatePath path = new CertificatePath(
                certificates(config.getRootCertsList()), certificates(config.getIntermediateCertsList()));
        return new Organisation(config.getName(), path, lists, certificates(config.getAdminsList()), required,
                NodeUnits.of(config.getFabricNodeOus()));
    }

    private static List<X509Certificate> certificates(List<ByteString> pems) throws InvalidIdentity {
        List<X509Certificate> certificates = new ArrayList<>();
        for (ByteString pem : pems) {
            certificates.add(Pem.certificate(pem));
        }
        return certificates;
    }

    public String mspId() {
        return mspId;
    }

    /// Checks a certificate of this organisation: path, revocation, units.
    MemberIdentity identity(SerializedIdentity identity, ByteString serialized) throws InvalidIdentity {
        X509Certificate certificate = Pem.certificate(identity.getIdBytes());
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)) {
            throw new InvalidIdentity("The key is not of an elliptic curve");
        }
        List<X509Certificate> chain = path.of(certificate);
        if (certificate.getBasicConstraints() >= 0) {
            throw new InvalidIdentity("An authority's certificate is no identity");
        }
        refuseRevoked(chain);
        Set<String> units = unitsOf(certificate);
        if (!requiredUnits.isEmpty() && requiredUnits.stream().noneMatch(
                unit -> units.contains(unit.name()) && unit.isCertifiedBy(chain.get(1)))) {
            throw new InvalidIdentity("The certificate has none of the units that the organisation requires");
        }
        NodeRole role = nodeUnits.roleOf(units, chain);
        boolean admin = role == NodeRole.ADMIN || admins.contains(certificate);
        return new MemberIdentity(mspId, serialized, certificate, key, role, admin, units, certifiers(chain));
    }

    /// Fabric's name for the authorities above a certificate: SHA-256 over their encodings.
    private static ByteString certifiers(List<X509Certificate> chain) throws InvalidIdentity {
        try {
            List<ByteString> encodings = new ArrayList<>();
            for (X509Certificate authority : chain.subList(1, chain.size())) {
                encodings.add(ByteString.copyFrom(authority.getEncoded()));
            }
            return Sha256.of(encodings.toArray(ByteString[]::new));
        } catch (CertificateEncodingException _) {
            throw new InvalidIdentity("An authority's certificate does not encode");
        }
    }

    private void refuseRevoked(List<X509Certificate> chain) throws InvalidIdentity {
        X509Certificate issuer = chain.get(1);
        for (X509CRL list : revocations) {
            if (list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) && isSigned(list, issuer)
                    && list.isRevoked(chain.getFirst())) {
                throw new InvalidIdentity("The certificate is revoked");
            }
        }
    }

    private static boolean isSigned(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static Set<String> unitsOf(X509Certificate certificate) throws InvalidIdentity {
        Set<String> units = new LinkedHashSet<>();
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                collect(rdn, units);
            }
        } catch (NamingException _) {
            throw new InvalidIdentity("The subject's name does not decode");
        }
        return units;
    }

    private static void collect(Rdn rdn, Set<String> units) throws NamingException {
        javax.naming.directory.Attribute values = rdn.toAttributes().get("ou");
        for (int i = 0; values != null && i < values.size(); i++) {
            if (values.get(i) instanceof String unit) {
                units.add(unit);
            }
        }
    }
}
