package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;

/// The enclave's first sealed message: whoever can make it holds the attested key now. No feature leaves before it opened.
///
/// @param mandateHeight of the mandate in force in the enclave
public record SessionAccepted(long mandateHeight) {

    public byte[] encode() {
        return new WireWriter().u64(mandateHeight).toBytes();
    }

    public static SessionAccepted decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        SessionAccepted accepted = new SessionAccepted(in.u64(0, Long.MAX_VALUE));
        in.end();
        return accepted;
    }
}
