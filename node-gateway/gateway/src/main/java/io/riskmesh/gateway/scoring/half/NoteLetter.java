package io.riskmesh.gateway.scoring.half;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.ledger.canonical.OpaqueBytes;

/// What an enclave says to a bank through another one: that its half was used, or how an epoch ended.
public sealed interface NoteLetter {

    /// A sealed note of [UseNote#SEALED_BYTES].
    record Use(OpaqueBytes sealed) implements NoteLetter {}

    /// A tally.
    record Tally(SignedTally tally) implements NoteLetter {}

    /// `RMN1`
    int MAGIC = 0x524D4E31;

    default byte[] encode() {
        WireWriter out = new WireWriter().bits(MAGIC);
        return switch (this) {
            case Use(var sealed) -> out.u8(1).fixed(sealed.toBytes()).toBytes();
            case Tally(var tally) -> out.u8(2).fixed(tally.encode()).toBytes();
        };
    }

    static NoteLetter decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        if (in.bits() != MAGIC) {
            throw new MalformedMessage("Expected a note");
        }
        NoteLetter letter = switch (in.u8()) {
            case 1 -> new Use(OpaqueBytes.of(in.fixed(UseNote.SEALED_BYTES)));
            case 2 -> new Tally(SignedTally.decode(in.fixed(in.remaining())));
            default -> throw new MalformedMessage("Unknown note");
        };
        in.end();
        return letter;
    }
}
