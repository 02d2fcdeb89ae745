package io.riskmesh.gateway.demo.keys;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/// The keys of one gateway, by file name in its key folder:
///
/// | name | key | registered as |
/// |---|---|---|
/// | `tls` | P-256 | TLS: all listeners, calls to peers |
/// | `round` | P-256 | ROUND: runs, sessions with scorers |
/// | `receipt` | P-256 | RECEIPT: checkpoints of the receipt log |
/// | `sum-classical` | P-256 | SUM |
/// | `sum-lattice` | ML-DSA-65 | SUM |
/// | `authority` | certificate alone | |
public final class NodeKeys {
    private static final List<String> LOCAL_HOST = List.of("127.0.0.1", "localhost");
    private static final String TLS = "tls";
    private static final String ROUND = "round";
    private static final String RECEIPT = "receipt";
    private static final String SUM_CLASSICAL = "sum-classical";
    private static final String SUM_LATTICE = "sum-lattice";
    private static final String AUTHORITY = "authority";

    private NodeKeys() {}

    /// Makes the keys of a gateway on this machine; keys that lie there stay.
    public static void create(KeyFolder folder, DevelopmentAuthority authority, String organisation) throws IOException {
        if (Files.exists(folder.certificate(AUTHORITY))) {
            return;
        }
        folder.write(TLS, authority.tls(organisation, "gateway", LOCAL_HOST));
        folder.write(ROUND, authority.signing(organisation, ROUND));
        folder.write(RECEIPT, authority.signing(organisation, RECEIPT));
        folder.write(SUM_CLASSICAL, authority.signing(organisation, SUM_CLASSICAL));
        folder.write(SUM_LATTICE, authority.postQuantumSigning(organisation, SUM_LATTICE));
        folder.writeCertificate(AUTHORITY, authority.certificate());
    }

    /// The certificate of TLS.
    public static X509Certificate tls(KeyFolder folder) throws IOException {
        return folder.readCertificate(TLS);
    }

    /// The keys as a party registers them.
    public static List<PartyKey> registered(KeyFolder folder) throws IOException {
        return List.of(key(folder, TLS, KeyUse.TLS), key(folder, ROUND, KeyUse.ROUND), key(folder, RECEIPT, KeyUse.RECEIPT),
                key(folder, SUM_CLASSICAL, KeyUse.SUM), key(folder, SUM_LATTICE, KeyUse.SUM));
    }

    private static PartyKey key(KeyFolder folder, String name, KeyUse use) throws IOException {
        X509Certificate certificate = folder.readCertificate(name);
        try {
            return new PartyKey(name + "-1", use, OpaqueBytes.of(certificate.getEncoded()), certificate.getNotAfter().toInstant().toEpochMilli());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /// Makes the key of a person or program that calls a gateway.
    public static void createCaller(KeyFolder folder, DevelopmentAuthority authority, String organisation, String name) throws IOException {
        if (!Files.exists(folder.certificate(name))) {
            folder.write(name, authority.tls(organisation, name, List.of()));
        }
    }
}
