package io.riskmesh.attestation.evidence.simulated;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.ledger.canonical.Digest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/// The root of all that is simulated. Its private key is the number one, which everybody knows, so that nobody mistakes it for a
/// secret: its public key is the generator of the curve.
final class SimulatedRoot {

    static final String NAME = "RISKMESH SIMULATED, PROVES NOTHING";

    private static final byte[] GENERATOR = HexFormat.of().parseHex(
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    private SimulatedRoot() {}

    static boolean signed(P256Signature signature, byte[] bytes) {
        return P256Key.ofPoint(GENERATOR).orElseThrow().verifies(signature, bytes);
    }

    /// r || s, always the same for the same bytes: the nonce is the number one too, so that R is the generator and
    /// s = (hash + r * 1) / 1.
    static byte[] sign(byte[] bytes) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(GENERATOR, 32));
        BigInteger hash = new BigInteger(1, Digest.ofFile(bytes).toBytes());
        return new P256Signature(r, hash.add(r).mod(P256Signature.ORDER)).raw();
    }
}
