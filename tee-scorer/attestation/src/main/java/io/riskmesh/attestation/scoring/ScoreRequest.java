package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.Optional;

/// Body of a SCORE frame: sealed halves, opaque to whoever carries them.
public record ScoreRequest(OpaqueBytes payerHalf, Optional<OpaqueBytes> payeeHalf) {

    /// Most bytes of a sealed half.
    public static final int MOST_HALF = 2_048;

    /// What a payee's half names as the one payer half that it serves.
    public static Digest boundTo(byte[] sealedPayerHalf) {
        return Digest.ofFile(sealedPayerHalf);
    }

    public byte[] encode() {
        WireWriter out = new WireWriter().sized(payerHalf.toBytes()).bool(payeeHalf.isPresent());
        payeeHalf.ifPresent(half -> out.sized(half.toBytes()));
        return out.toBytes();
    }

    public static ScoreRequest decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        OpaqueBytes payer = OpaqueBytes.of(in.sized(MOST_HALF));
        Optional<OpaqueBytes> payee = in.bool() ? Optional.of(OpaqueBytes.of(in.sized(MOST_HALF))) : Optional.empty();
        in.end();
        return new ScoreRequest(payer, payee);
    }
}
