package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.ROOT_NOT_PINNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.collateral.TcbInfo;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.rejection.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Intel's own test generator signs under a root of the same name and another key: chains are good under it and refused under
/// the pinned root; its documents are older or beyond what platforms have.
final class LookAlikeRootTest {

    private static final long JANUARY_2023 = Instant.parse("2023-01-01T00:00:00Z").toEpochMilli();

    @Test
    void its_chains_are_good_under_it_and_refused_under_the_pinned_root() throws Rejected, MalformedDer {
        for (String folder : List.of("intel-qvl-fake-root/", "intel-qvl-fake-root/tdx/")) {
            List<byte[]> chain = new ArrayList<>(PemChain.decode(SharedCollateral.file(folder + "pckCert.pem"), 1).orElseThrow());
            chain.addAll(leafFirst(folder + "pckSignChain.pem"));
            PckCertificate.of(CertificateChain.ofPck(chain, root(folder), SignatureCheck.direct(), JANUARY_2023));
            assertEquals(ROOT_NOT_PINNED, assertThrows(Rejected.class, () -> CertificateChain.ofPck(chain, PinnedRoot.INTEL_SGX,
                    SignatureCheck.direct(), JANUARY_2023)).rejection().code());
        }
    }

    @Test
    void its_tcb_information_is_signed_and_yet_malformed() {
        Rejected older = assertThrows(Rejected.class, () -> info("intel-qvl-fake-root/"));
        assertEquals(new Rejection(COLLATERAL_MALFORMED, "not version 3"), older.rejection());
        Rejected beyondBytes = assertThrows(Rejected.class, () -> info("intel-qvl-fake-root/tdx/"));
        assertEquals(new Rejection(COLLATERAL_MALFORMED, "expected a number within 0..255 as svn"), beyondBytes.rejection());
    }

    private static TcbInfo info(String folder) throws Rejected, MalformedDer {
        CertificateChain chain = CertificateChain.ofSigner(leafFirst(folder + "tcbSignChain.pem"), Optional.empty(), root(folder),
                SignatureCheck.direct(), JANUARY_2023);
        return TcbInfo.verified(SharedCollateral.answer(folder + "tcbInfo.json"), chain.key(), SignatureCheck.direct(),
                JANUARY_2023, 0);
    }

    /// The generator wrote one folder leaf first, the other root first.
    private static List<byte[]> leafFirst(String file) throws MalformedDer {
        List<byte[]> chain = PemChain.decode(SharedCollateral.file(file), 2).orElseThrow();
        boolean rootFirst = Certificate.parse(chain.getFirst()).commonName().equals("Intel SGX Root CA");
        return rootFirst ? chain.reversed() : chain;
    }

    private static PinnedRoot root(String folder) throws MalformedDer {
        byte[] root = PemChain.decode(SharedCollateral.file(folder + "trustedRootCaCert.pem"), 1).orElseThrow().getFirst();
        return TestRoots.pinned(Certificate.parse(root).key().spki());
    }
}
