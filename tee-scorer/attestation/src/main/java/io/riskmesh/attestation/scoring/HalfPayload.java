package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.UseRef;
import java.util.ArrayList;
import java.util.List;

/// What one bank says about a payment, of either side; the plain text of a half. Never printed: features and salt are secrets.
/// Bytes: version u8, side u8, request id 16, salt 32, counterparty, payment digest 32, schema digest 32, view height, sentAt and
/// asOf u64, uses, explain u8, features.
///
/// @param requestId the payer's, repeated in a retry
/// @param salt random 32 bytes, of this payload; hides it in commitments
/// @param counterparty the other bank of the payment
/// @param paymentDigest see [PaymentDigest]
/// @param schemaDigest of the model's features
/// @param viewHeight height of the mandate in this bank's view
/// @param sentAt this bank's claim, ms since the epoch
/// @param asOf when the features were current, ms since the epoch
/// @param uses of this bank's grants, one or two
/// @param explain how many reasons the bank wants, 0 to 5; 0 in a payee's
/// @param features in the order of the schema
public record HalfPayload(RequestId requestId, Digest salt, PartyId counterparty, Digest paymentDigest, Digest schemaDigest,
        long viewHeight, long sentAt, long asOf, List<UseRef> uses, int explain, FeatureBits features) {

    public static final int MOST_USES = 2;
    public static final int MOST_REASONS = 5;

    private static final int VERSION = 1;

    public HalfPayload {
        uses = List.copyOf(uses);
        Shape.within("uses", uses.size(), 1, MOST_USES);
        Shape.within("explain", explain, 0, MOST_REASONS);
        Shape.count("viewHeight", viewHeight);
        Shape.time("sentAt", sentAt);
        Shape.time("asOf", asOf);
    }

    byte[] encode(int side) {
        WireWriter out = new WireWriter().u8(VERSION).u8(side).fixed(requestId.toBytes()).digest(salt).party(counterparty)
                .digest(paymentDigest).digest(schemaDigest).u64(viewHeight).u64(sentAt).u64(asOf).u8(uses.size());
        uses.forEach(use -> out.id(use.grant()).count(use.seq()));
        out.u8(explain);
        features.write(out);
        return out.toBytes();
    }

    static HalfPayload decode(byte[] plain, int side) throws MalformedMessage {
        WireReader in = new WireReader(plain);
        WireReader.within(in.u8(), VERSION, VERSION);
        WireReader.within(in.u8(), side, side);
        try {
            HalfPayload payload = new HalfPayload(RequestId.of(in.fixed(RequestId.BYTES)), in.digest(), in.party(), in.digest(),
                    in.digest(), in.integer(8), in.integer(8), in.integer(8), uses(in), in.u8(), FeatureBits.read(in));
            in.end();
            return payload;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private static List<UseRef> uses(WireReader in) throws MalformedMessage {
        int count = (int) WireReader.within(in.u8(), 1, MOST_USES);
        List<UseRef> uses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uses.add(new UseRef(in.id(), in.count()));
        }
        return uses;
    }

    @Override
    public String toString() {
        return "HalfPayload[REDACTED]";
    }
}
