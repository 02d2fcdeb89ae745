package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;

/// A bank asks for a session: terms, encapsulated key, and an ECDSA signature of the party's ROUND key over both, as HPKE's base
/// mode does not say who sealed.
///
/// @param enc 32 bytes
/// @param signature DER
public record SessionOpen(SessionTerms terms, OpaqueBytes enc, OpaqueBytes signature) {

    private static final int MOST_SIGNATURE = 80;

    /// What is signed.
    public static byte[] signedBytes(SessionTerms terms, OpaqueBytes enc) {
        byte[] fields = terms.write(new WireWriter()).fixed(enc.toBytes()).toBytes();
        return Digest.of("session-open", fields).toBytes();
    }

    public byte[] encode() {
        return terms.write(new WireWriter()).fixed(enc.toBytes()).sized(signature.toBytes()).toBytes();
    }

    public static SessionOpen decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        SessionOpen open = new SessionOpen(SessionTerms.read(in), OpaqueBytes.of(in.fixed(Hpke.ENC_BYTES)),
                OpaqueBytes.of(in.sized(MOST_SIGNATURE)));
        in.end();
        return open;
    }
}
