package io.riskmesh.contract.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Signs as an evaluator does, with a key that everybody knows and without chance (RFC 6979): processes that compare their states
/// need equal bytes.
final class ReportSigner {

    private static final BigInteger KEY = BigInteger.valueOf(20_261_126);

    private final ECDomainParameters curve;

    ReportSigner() {
        X9ECParameters named = ECNamedCurveTable.getByName("secp256r1");
        curve = new ECDomainParameters(named);
    }

    byte[] publicKey() {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                    new ECPublicKeyParameters(curve.getG().multiply(KEY).normalize(), curve));
            // The curve by its name, as Java's own encoding has it.
            return new SubjectPublicKeyInfo(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                    org.bouncycastle.asn1.x9.X9ObjectIdentifiers.id_ecPublicKey, org.bouncycastle.asn1.x9.X9ObjectIdentifiers.prime256v1),
                    info.getPublicKeyData().getBytes()).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] sign(byte[] message) {
        SHA256Digest sha = new SHA256Digest();
        sha.update(message, 0, message.length);
        byte[] hash = new byte[sha.getDigestSize()];
        sha.doFinal(hash, 0);
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(KEY, curve));
        BigInteger[] parts = signer.generateSignature(hash);
        try {
            return StandardDSAEncoding.INSTANCE.encode(curve.getN(), parts[0], parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
