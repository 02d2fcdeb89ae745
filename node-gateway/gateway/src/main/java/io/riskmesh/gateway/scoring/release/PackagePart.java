package io.riskmesh.gateway.scoring.release;

import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A part of a model package that fits into a letter.
///
/// @param number from 0
/// @param of how many, from 1
record PackagePart(Digest packageDigest, int number, int of, byte[] bytes) {
    static final int BYTES = 192 * 1024;
    static final int MOST = Math.ceilDiv(ModelPackage.MOST_BYTES, BYTES);

    static List<PackagePart> split(Digest digest, byte[] packed) {
        int of = Math.ceilDiv(packed.length, BYTES);
        List<PackagePart> parts = new ArrayList<>();
        for (int number = 0; number < of; number++) {
            parts.add(new PackagePart(digest, number, of,
                    Arrays.copyOfRange(packed, number * BYTES, Math.min(packed.length, (number + 1) * BYTES))));
        }
        return parts;
    }

    @Override
    public String toString() {
        return "PackagePart[" + packageDigest + ", " + number + " of " + of + "]";
    }
}
