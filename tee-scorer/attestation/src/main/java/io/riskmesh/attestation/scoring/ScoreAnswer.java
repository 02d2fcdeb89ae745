package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.Optional;

/// Body of a SCORED frame: the sealed score for the payer, and the sealed note that the payer hands to the payee.
public record ScoreAnswer(OpaqueBytes score, Optional<OpaqueBytes> note) {

    public byte[] encode() {
        WireWriter out = new WireWriter().fixed(score.toBytes()).bool(note.isPresent());
        note.ifPresent(sealed -> out.fixed(sealed.toBytes()));
        return out.toBytes();
    }

    public static ScoreAnswer decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        OpaqueBytes score = OpaqueBytes.of(in.fixed(SealedScore.SEALED_BYTES));
        Optional<OpaqueBytes> note = in.bool() ? Optional.of(OpaqueBytes.of(in.fixed(UseNote.SEALED_BYTES))) : Optional.empty();
        in.end();
        return new ScoreAnswer(score, note);
    }
}
