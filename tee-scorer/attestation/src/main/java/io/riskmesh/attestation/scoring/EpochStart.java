package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.Shape;

/// Body of an EPOCH frame: what the host says the ledger says. The enclave believes none of it; it binds it into its evidence, and
/// every gateway compares that with its own ledger.
///
/// @param instance id of the instance, starts with the host's id and a dot
/// @param epoch number, one that this process has not had
/// @param consortium digest of the one in force
/// @param bindingBlock the evidence is younger than this block
/// @param headerHash of that block
public record EpochStart(String channel, String instance, int epoch, Digest consortium, MandateMembers members,
        long bindingBlock, Digest headerHash) {

    public EpochStart {
        Shape.id("channel", channel);
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        Shape.count("bindingBlock", bindingBlock);
    }

    public byte[] encode() {
        return new WireWriter().id(channel).id(instance).count(epoch).digest(consortium).sized(members.canonicalBytes())
                .u64(bindingBlock).digest(headerHash).toBytes();
    }

    public static EpochStart decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        try {
            EpochStart start = new EpochStart(in.id(), in.id(), in.count(), in.digest(),
                    MandateMembers.decode(in.sized(CanonicalJson.MAX_BYTES)), in.integer(8), in.digest());
            in.end();
            return start;
        } catch (MalformedFact | IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }
}
