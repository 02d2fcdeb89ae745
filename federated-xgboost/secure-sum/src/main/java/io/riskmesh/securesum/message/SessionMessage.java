package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;

/// Messages of the key set-up.
public sealed interface SessionMessage extends SumMessage permits KeyAnnouncement, KemCiphertext, KeyConfirmation {

    Octets sessionId();

    /// The party that made the message.
    String sender();
}
