package io.riskmesh.attestation.collateral;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.attestation.rejection.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// Real collateral of the extra test data. A test that needs absent data is skipped.
public final class SharedCollateral {

    private SharedCollateral() {}

    /// The bytes of a file.
    public static byte[] file(String name) {
        Path path = Path.of(System.getProperty("riskmesh.data", "../shared/data"), "dcap", name).normalize();
        assumeTrue(Files.exists(path), "test data not found at " + path + "; set -Driskmesh.data");
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One file with everything, as a relay of the maker's service wrote it.
    public static CollateralSet relayed(String name) {
        try {
            JsonFields in = JsonFields.of(file(name));
            return new CollateralSet(signed("tcbInfo", in.text("tcb_info"), in.text("tcb_info_signature")),
                    ascii(in.text("tcb_info_issuer_chain")), signed("enclaveIdentity", in.text("qe_identity"),
                            in.text("qe_identity_signature")), ascii(in.text("qe_identity_issuer_chain")),
                    Optional.of(HexFormat.of().parseHex(in.text("root_ca_crl"))), Optional.of(HexFormat.of().parseHex(in.text("pck_crl"))));
        } catch (Rejected e) {
            throw new IllegalStateException(e.rejection().toString());
        }
    }

    /// PEM of the authority of PCK certificates and its root, out of such a file.
    public static byte[] pckAuthority(String name) {
        try {
            return ascii(JsonFields.of(file(name)).text("pck_crl_issuer_chain"));
        } catch (Rejected e) {
            throw new IllegalStateException(e.rejection().toString());
        }
    }

    /// Answers of the maker's service in files, without revocation lists.
    public static CollateralSet withoutLists(String tcbInfo, String qeIdentity, String signers) {
        return new CollateralSet(answer(tcbInfo), file(signers), answer(qeIdentity), file(signers), Optional.empty(), Optional.empty());
    }

    /// An answer, without the line feed that an editor left.
    public static byte[] answer(String name) {
        return new String(file(name), StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signed(String name, String body, String signature) {
        return ascii("{\"" + name + "\":" + body + ",\"signature\":\"" + signature + "\"}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
