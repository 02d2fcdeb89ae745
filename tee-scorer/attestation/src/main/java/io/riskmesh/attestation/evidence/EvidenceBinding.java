package io.riskmesh.attestation.evidence;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import java.util.List;

/// What an enclave says of itself, bound by its quote: on which ledger, for whom, in which epoch, with which keys, and that it is
/// younger than a block.
///
/// @param consortium digest of the consortium in force
/// @param membersDigest of those who may sign its mandates
/// @param keys of this epoch, which live in the enclave alone
/// @param bindingHeaderHash of the header of the binding block, which nobody knew before that block
public record EvidenceBinding(String channel, EnclaveUse use, Digest consortium, Digest membersDigest, String instance, int epoch,
        List<InstanceKey> keys, long bindingBlock, Digest bindingHeaderHash) {

    private static final int VERSION = 1;

    public EvidenceBinding {
        Shape.id("channel", channel);
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        keys = List.copyOf(keys);
        Shape.count("bindingBlock", bindingBlock);
    }

    public byte[] canonicalBytes() {
        return CanonicalJson.encode(new FactWriter().integer("v", VERSION).id("channel", channel).constant("use", use)
                .digest("consortium", consortium).digest("membersDigest", membersDigest).id("instance", instance)
                .integer("epoch", epoch).objects("keys", keys, InstanceKey::write).integer("bindingBlock", bindingBlock)
                .digest("bindingHeaderHash", bindingHeaderHash).object());
    }

    /// Reads what [#canonicalBytes] gives; anything else is malformed.
    public static EvidenceBinding decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A binding is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        try {
            EvidenceBinding binding = new EvidenceBinding(in.id("channel"), in.constant("use", EnclaveUse.class),
                    in.digest("consortium"), in.digest("membersDigest"), in.id("instance"), in.count("epoch"),
                    in.objects("keys", InstanceKey::read), in.whole("bindingBlock"), in.digest("bindingHeaderHash"));
            in.end();
            return binding;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
