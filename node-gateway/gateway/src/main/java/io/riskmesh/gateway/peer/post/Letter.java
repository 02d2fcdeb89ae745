package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;

/// A letter in the outbox.
///
/// @param digest of its body, see [#digestOf]
record Letter(PartyId to, String stream, long sequence, MailKind kind, byte[] body, Digest digest) {
    private static final String KIND = "peer-letter";

    static Digest digestOf(byte[] body) {
        return Digest.of(KIND, body);
    }
}
