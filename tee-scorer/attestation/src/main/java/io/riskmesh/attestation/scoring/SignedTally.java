package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.OpaqueBytes;

/// Body of a TALLY frame: the bytes of an `EpochTally` and the signature over a tree of this one leaf.
public record SignedTally(OpaqueBytes tally, GroupSignature signature) {

    public byte[] encode() {
        WireWriter out = new WireWriter().sized(tally.toBytes());
        signature.write(out);
        return out.toBytes();
    }

    public static SignedTally decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        SignedTally tally = new SignedTally(OpaqueBytes.of(in.sized(CanonicalJson.MAX_BYTES)), GroupSignature.read(in));
        in.end();
        return tally;
    }
}
