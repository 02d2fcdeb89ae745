package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.MemberSignature;
import java.util.ArrayList;
import java.util.List;

/// A mandate with signatures of members' ROUND keys over [ScoringMandate#signedBytes].
///
/// @param signatures ECDSA, DER, in the order of the parties, each once
public record SignedMandate(ScoringMandate mandate, List<MemberSignature> signatures) {

    private static final int MOST_SIGNATURES = 64;
    private static final int MOST_SIGNATURE = 80;

    public SignedMandate {
        Shape.set("signatures", signatures.stream().map(MemberSignature::party).toList());
        signatures = List.copyOf(signatures);
    }

    public byte[] encode() {
        WireWriter out = new WireWriter().sized(mandate.canonicalBytes()).u8(signatures.size());
        signatures.forEach(signature -> out.party(signature.party()).sized(signature.signature().toBytes()));
        return out.toBytes();
    }

    public static SignedMandate decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        try {
            ScoringMandate mandate = ScoringMandate.decode(in.sized(CanonicalJson.LARGE_BYTES));
            int count = (int) WireReader.within(in.u8(), 0, MOST_SIGNATURES);
            List<MemberSignature> signatures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                signatures.add(new MemberSignature(in.party(), OpaqueBytes.of(in.sized(MOST_SIGNATURE))));
            }
            in.end();
            return new SignedMandate(mandate, signatures);
        } catch (MalformedFact | IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }
}
