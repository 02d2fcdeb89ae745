package io.riskmesh.embedded.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/// Folders as Fabric reads them: `msp/{cacerts,tlscacerts,signcerts,keystore,config.yaml}` and
/// `tls/{ca.crt,server.crt,server.key}`.
public final class MspFolder {
    private static final String CA_FILE = "ca-cert.pem";

    private MspFolder() {}

    /// The organisation's own folder, without identity: what `configtxgen` and members of other organisations read.
    public static void writePublic(Path msp, OrganisationAuthority authority) throws IOException {
        KeyFiles.writePublic(msp.resolve("cacerts").resolve(CA_FILE), Pem.ofCertificate(authority.rootCertificate()));
        KeyFiles.writePublic(msp.resolve("tlscacerts").resolve("tls" + CA_FILE),
                Pem.ofCertificate(authority.tlsRootCertificate()));
        KeyFiles.writePublic(msp.resolve("config.yaml"), nodeUnits());
    }

    /// An identity's folder `<identity>/msp`.
    public static void write(Path identity, OrganisationAuthority authority, IssuedIdentity issued) throws IOException {
        Path msp = KeyFiles.ownersFolder(identity).resolve("msp");
        writePublic(msp, authority);
        KeyFiles.writePublic(msp.resolve("signcerts").resolve("cert.pem"), Pem.ofCertificate(issued.certificate()));
        KeyFiles.writeSecret(KeyFiles.ownersFolder(msp.resolve("keystore")).resolve("key.pem"), Pem.ofKey(issued.key()));
    }

    /// The TLS folder `<identity>/tls`.
    public static void writeTls(Path identity, OrganisationAuthority authority, IssuedIdentity issued) throws IOException {
        Path tls = KeyFiles.ownersFolder(identity.resolve("tls"));
        KeyFiles.writePublic(tls.resolve("ca.crt"), Pem.ofCertificate(authority.tlsRootCertificate()));
        KeyFiles.writePublic(tls.resolve("server.crt"), Pem.ofCertificate(issued.certificate()));
        KeyFiles.writeSecret(tls.resolve("server.key"), Pem.ofKey(issued.key()));
    }

    /// Reads `<identity>/msp`.
    ///
    /// @throws IOException if a file is missing or is not what its name says
    public static IssuedIdentity read(String mspId, Path identity) throws IOException {
        return pair(mspId, identity, identity.resolve("msp/signcerts/cert.pem"), identity.resolve("msp/keystore/key.pem"));
    }

    /// Reads `<identity>/tls`.
    ///
    /// @throws IOException if a file is missing or is not what its name says
    public static IssuedIdentity readTls(String mspId, Path identity) throws IOException {
        return pair(mspId, identity, identity.resolve("tls/server.crt"), identity.resolve("tls/server.key"));
    }

    static IssuedIdentity pair(String mspId, Path identity, Path certificate, Path key) throws IOException {
        try {
            return new IssuedIdentity(mspId, identity.getFileName().toString(),
                    Pem.certificate(Files.readString(certificate)), Pem.key(Files.readString(key)));
        } catch (GeneralSecurityException e) {
            throw new IOException("Neither certificate nor key as expected in " + identity, e);
        }
    }

    /// Reads one certificate.
    ///
    /// @throws IOException if the file is missing or holds none
    public static X509Certificate certificate(Path file) throws IOException {
        try {
            return Pem.certificate(Files.readString(file));
        } catch (GeneralSecurityException e) {
            throw new IOException("No certificate in " + file, e);
        }
    }

    private static String nodeUnits() {
        StringBuilder text = new StringBuilder("NodeOUs:\n  Enable: true\n");
        for (NodeRole role : NodeRole.values()) {
            String unit = role.unit();
            text.append("  ").append(Character.toUpperCase(unit.charAt(0))).append(unit.substring(1))
                    .append("OUIdentifier:\n    Certificate: cacerts/").append(CA_FILE)
                    .append("\n    OrganizationalUnitIdentifier: ").append(unit).append('\n');
        }
        return text.toString();
    }
}
