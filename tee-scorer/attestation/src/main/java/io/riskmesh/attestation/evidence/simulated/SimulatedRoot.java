package io.riskmesh.attestation.evidence.simulated;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
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

    /// r || s
    static byte[] sign(byte[] bytes) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPrivateKeySpec one = new ECPrivateKeySpec(BigInteger.ONE, curve.getParameterSpec(ECParameterSpec.class));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(one));
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has ECDSA over P-256", e);
        }
    }
}
