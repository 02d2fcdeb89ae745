package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.ArrayList;
import java.util.List;

/// A party's one signature over all records it sent in a slot, in the order it sent them. Turns tags, which convince only
/// their recipient, into proof for anybody.
///
/// @param recordDigests digests of the records
/// @param signature ML-DSA-65 over {@link #statement}
public record SlotSignature(Octets sessionId, int slot, String party, List<Octets> recordDigests, Octets signature)
        implements SumMessage {
    static final int MAX_RECORDS = 1 << 20;

    public SlotSignature {
        recordDigests = List.copyOf(recordDigests);
    }

    /// What is signed: session, slot, party and the running SHA-256 over the digests.
    public static byte[] statement(
            Octets sessionId, int slot, String party, List<Octets> recordDigests, Primitives primitives) {
        byte[] running = new byte[32];
        for (Octets digest : recordDigests) {
            running = primitives.sha256(Enc.of("slot-record").bytes(running).octets(digest).toBytes());
        }
        return Enc.of("slot").octets(sessionId).u32(slot).text(party).u32(recordDigests.size()).bytes(running).toBytes();
    }

    void write(WireWriter out) {
        out.fixed(sessionId).u32(slot).party(party).u32(recordDigests.size());
        recordDigests.forEach(out::fixed);
        out.fixed(signature);
    }

    static SlotSignature read(WireReader in) throws RefusedInput {
        Octets sessionId = in.fixed(32);
        int slot = in.count();
        String party = in.party();
        int count = in.count();
        RefusedInput.unless(count <= MAX_RECORDS && count * 32L <= in.remaining(),
                SumRefusal.LENGTH_MISMATCH, "as many digests as bytes", count);
        List<Octets> digests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            digests.add(in.fixed(32));
        }
        return new SlotSignature(sessionId, slot, party, digests, in.fixed(RecordProof.SIGNATURE_BYTES));
    }
}
