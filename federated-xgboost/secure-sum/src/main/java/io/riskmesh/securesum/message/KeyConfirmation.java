package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// Shows that `from` derived the same pair key as `to`.
///
/// @param tag 32 bytes, HKDF-Expand of the pair key
public record KeyConfirmation(Octets sessionId, String from, String to, Octets tag) implements SessionMessage {

    @Override
    public String sender() {
        return from;
    }

    void write(WireWriter out) {
        out.fixed(sessionId).party(from).party(to).fixed(tag);
    }

    static KeyConfirmation read(WireReader in) throws RefusedInput {
        return new KeyConfirmation(in.fixed(32), in.party(), in.party(), in.fixed(32));
    }
}
