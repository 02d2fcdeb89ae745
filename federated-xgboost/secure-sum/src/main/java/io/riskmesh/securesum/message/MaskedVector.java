package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// A masked vector: canonical residues, little-endian. Travels inside a {@link Contribution}; alone when the relay hands
/// it out because its owner vanished and somebody else must compute the owner's fingerprint.
public record MaskedVector(Octets aggregation, String party, Octets cells) implements SumMessage {

    void write(WireWriter out) {
        out.fixed(aggregation).party(party).sized(cells);
    }

    static MaskedVector read(WireReader in) throws RefusedInput {
        return new MaskedVector(in.fixed(32), in.party(), in.sizedPart(Integer.MAX_VALUE));
    }
}
