package io.riskmesh.attestation.pki;

/// How signatures are checked: each time, or remembering those that were good. Both give the same answers.
public interface SignatureCheck {

    /// Whether `signature` over the parts, one after the other, is of `key`.
    boolean isGood(P256Key key, P256Signature signature, byte[]... parts);

    /// Checks each one each time.
    static SignatureCheck direct() {
        return P256Key::verifies;
    }
}
