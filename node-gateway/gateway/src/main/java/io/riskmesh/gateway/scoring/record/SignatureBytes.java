package io.riskmesh.gateway.scoring.record;

import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.receipt.InclusionProof;

/// A group signature as it stands beside a leaf of the log.
public final class SignatureBytes {
    private static final int VERSION = 1;

    private SignatureBytes() {}

    public static OpaqueBytes encode(GroupSignature signature) {
        return OpaqueBytes.of(CanonicalJson.encode(new FactWriter().integer("v", VERSION).integer("batch", signature.batch())
                .nested("proof", signature.proof(), InclusionProof::write).digest("root", signature.root())
                .blob("value", signature.value()).object()));
    }

    public static GroupSignature decode(OpaqueBytes bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes.toBytes()) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A signature is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        try {
            GroupSignature signature = new GroupSignature(in.whole("batch"), in.nested("proof", InclusionProof::read), in.digest("root"),
                    in.blob("value"));
            in.end();
            return signature;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
