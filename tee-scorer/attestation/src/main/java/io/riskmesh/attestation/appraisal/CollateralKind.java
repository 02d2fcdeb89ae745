package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.quote.TeeType;
import java.util.Optional;

/// What a `Collateral` fact is about. Facts of TCB information carry the lists and the authority of PCK certificates too.
public enum CollateralKind {
    SGX_TCB(TeeType.SGX, true), SGX_QE(TeeType.SGX, false), TDX_TCB(TeeType.TDX, true), TDX_QE(TeeType.TDX, false);

    private final TeeType tee;
    private final boolean ofPlatform;

    CollateralKind(TeeType tee, boolean ofPlatform) {
        this.tee = tee;
        this.ofPlatform = ofPlatform;
    }

    /// By the type of the fact.
    public static Optional<CollateralKind> named(String type) {
        for (CollateralKind kind : values()) {
            if (kind.name().equals(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    TeeType tee() {
        return tee;
    }

    /// Whether it is TCB information of one family of platforms.
    boolean isOfPlatform() {
        return ofPlatform;
    }

    /// Certificates in the issuer chain: signer and root, and the authority of PCK certificates.
    int chainLength() {
        return ofPlatform ? 3 : 2;
    }
}
