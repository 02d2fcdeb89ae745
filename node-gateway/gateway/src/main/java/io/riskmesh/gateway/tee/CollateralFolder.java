package io.riskmesh.gateway.tee;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Collateral as files: `tcb-info.json` and `qe-identity.json` as the maker's service answers them, `signers.pem` (signer and root;
/// `qe-signers.pem` if the identity has others), `root.crl` and `pck.crl` in DER. A missing list is for the verifier to refuse.
public final class CollateralFolder {

    private static final long MOST_BYTES = 1 << 20;

    private CollateralFolder() {}

    /// Reads the files; what is in them is not looked at.
    public static CollateralSet read(Path folder) throws Stopped {
        byte[] signers = file(folder.resolve("signers.pem"));
        Path others = folder.resolve("qe-signers.pem");
        return new CollateralSet(file(folder.resolve("tcb-info.json")), signers, file(folder.resolve("qe-identity.json")),
                Files.exists(others) ? file(others) : signers, list(folder.resolve("root.crl")), list(folder.resolve("pck.crl")));
    }

    private static Optional<byte[]> list(Path file) throws Stopped {
        return Files.exists(file) ? Optional.of(file(file)) : Optional.empty();
    }

    /// The bytes of a file of at most a mebibyte.
    static byte[] file(Path file) throws Stopped {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Stopped.refused(file + ": expected at most " + MOST_BYTES + " bytes, found " + Files.size(file));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Stopped.unavailable("file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
