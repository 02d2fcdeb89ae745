package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;

/// A bank's share of a model key, sealed to the enclave. Never printed.
///
/// @param packageDigest of the encrypted model file
/// @param mandateHeight height of the mandate in this bank's view: the enclave goes below none of them
/// @param index of the share, from 1
/// @param share 32 bytes
/// @param salt of the share's commitment
public record KeyShare(Digest packageDigest, long mandateHeight, int index, byte[] share, Digest salt) {

    public static final int SHARE_BYTES = 32;

    public byte[] encode() {
        return new WireWriter().digest(packageDigest).u64(mandateHeight).u8(index).fixed(share).digest(salt).toBytes();
    }

    public static KeyShare decode(byte[] plain) throws MalformedMessage {
        WireReader in = new WireReader(plain);
        KeyShare share = new KeyShare(in.digest(), in.u64(0, (1L << 53) - 1), (int) WireReader.within(in.u8(), 1, 255),
                in.fixed(SHARE_BYTES), in.digest());
        in.end();
        return share;
    }

    /// `SHA-256(salt || share)`, which stands in the package.
    public static Digest commitment(Digest salt, byte[] share) {
        return Digest.ofFile(new WireWriter().digest(salt).fixed(share).toBytes());
    }

    @Override
    public String toString() {
        return "KeyShare[REDACTED]";
    }
}
