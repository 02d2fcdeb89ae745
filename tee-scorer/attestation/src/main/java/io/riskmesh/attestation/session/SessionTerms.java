package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.Shape;

/// What a session is between, and the `info` of its HPKE context: a key that either end derives from other terms opens nothing.
///
/// @param channel of the ledger
/// @param party whose gateway opens it
/// @param instance of the enclave
/// @param epoch of the instance
/// @param evidence digest of the evidence that the gateway has verified
/// @param consortium digest of the one in force
/// @param sessionId new in the epoch
public record SessionTerms(String channel, PartyId party, String instance, int epoch, Digest evidence, Digest consortium,
        SessionId sessionId) {

    /// X25519, HKDF-SHA256, AES-256-GCM.
    public static final int SUITE = 1;

    public SessionTerms {
        Shape.id("channel", channel);
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
    }

    /// The `info`.
    public byte[] encode() {
        return write(new WireWriter()).toBytes();
    }

    WireWriter write(WireWriter out) {
        return out.u16(SUITE).id(channel).party(party).id(instance).count(epoch).digest(evidence).digest(consortium)
                .fixed(sessionId.toBytes());
    }

    static SessionTerms read(WireReader in) throws MalformedMessage {
        WireReader.within(in.u16(), SUITE, SUITE);
        return new SessionTerms(in.id(), in.party(), in.id(), in.count(), in.digest(), in.digest(),
                SessionId.of(in.fixed(SessionId.BYTES)));
    }
}
