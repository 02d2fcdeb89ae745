package io.riskmesh.gateway.ledger.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.identity.Identities;

/// Somebody who may sign: a certificate of an organisation and its key, read from an MSP folder
/// `<identity>/msp/{signcerts/cert.pem,keystore/key.pem}`.
///
/// @param name folder of the identity, for messages and for the file of its submissions
public record LedgerIdentity(String mspId, String name, X509Certificate certificate, PrivateKey key) {

    /// Reads an identity.
    ///
    /// @throws IOException if a file is missing or is not what its name says
    public static LedgerIdentity read(String mspId, Path identity) throws IOException {
        Path certificate = identity.resolve("msp/signcerts/cert.pem");
        Path key = identity.resolve("msp/keystore/key.pem");
        try (Reader certificates = Files.newBufferedReader(certificate); Reader keys = Files.newBufferedReader(key)) {
            return new LedgerIdentity(mspId, identity.getFileName().toString(), Identities.readX509Certificate(certificates),
                    Identities.readPrivateKey(keys));
        } catch (CertificateException | InvalidKeyException e) {
            throw new IOException("Neither certificate nor key as expected in " + identity, e);
        }
    }

    /// Who it is, never the key.
    @Override
    public String toString() {
        return mspId + ":" + name;
    }
}
