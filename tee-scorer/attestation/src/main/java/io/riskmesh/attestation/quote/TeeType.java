package io.riskmesh.attestation.quote;

import java.util.Optional;

/// Kinds of trusted execution environments whose quotes are read.
public enum TeeType {
    SGX(0), TDX(0x81);

    private final long code;

    TeeType(long code) {
        this.code = code;
    }

    /// By the number in the header of a quote.
    static Optional<TeeType> ofCode(long code) {
        for (TeeType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
