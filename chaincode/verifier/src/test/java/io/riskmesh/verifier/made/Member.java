package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Somebody who signs.
public record Member(String mspId, X509Certificate certificate, PrivateKey key) {

    public ByteString serialized() {
        return SerializedIdentity.newBuilder().setMspid(mspId).setIdBytes(Authority.pem(certificate)).build()
                .toByteString();
    }

    /// Low S, as Fabric asks for.
    public ByteString sign(ByteString... parts) {
        return signature(false, parts);
    }

    /// The other valid signature, which Fabric refuses.
    public ByteString signHighS(ByteString... parts) {
        return signature(true, parts);
    }

    private ByteString signature(boolean high, ByteString... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            for (ByteString part : parts) {
                signature.update(part.asReadOnlyByteBuffer());
            }
            ASN1Sequence sequence = ASN1Sequence.getInstance(signature.sign());
            BigInteger order = ((ECKey) key).getParams().getOrder();
            BigInteger r = ASN1Integer.getInstance(sequence.getObjectAt(0)).getValue();
            BigInteger s = ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue();
            boolean isHigh = s.compareTo(order.shiftRight(1)) > 0;
            BigInteger wanted = isHigh == high ? s : order.subtract(s);
            return ByteString.copyFrom(new DERSequence(
                    new org.bouncycastle.asn1.ASN1Encodable[] {new ASN1Integer(r), new ASN1Integer(wanted)}).getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
