package io.riskmesh.verifier.identity;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;

/// An organisational unit that the configuration names, perhaps bound to the authority that must have issued the
/// certificate.
record Unit(String name, Optional<X509Certificate> certifier) {

    static Unit of(FabricOUIdentifier unit) throws InvalidIdentity {
        return new Unit(unit.getOrganizationalUnitIdentifier(), unit.getCertificate().isEmpty()
                ? Optional.empty() : Optional.of(Pem.certificate(unit.getCertificate())));
    }

    boolean isCertifiedBy(X509Certificate issuer) {
        return certifier.isEmpty() || certifier.get().equals(issuer);
    }
}
