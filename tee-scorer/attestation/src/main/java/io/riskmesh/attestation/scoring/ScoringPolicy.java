package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ModelRef;
import java.util.List;
import java.util.Optional;

/// How a model is used; no fact, but members approve its digest and an activation names it. No floating point in its bytes.
///
/// @param version goes with every half and score
/// @param model that it is for
/// @param side whose features the model takes
/// @param payerFeatures how many of the model's features, from the first, are the payer's
/// @param packageDigest of the encrypted model file
/// @param purpose of the grants that it may run under
/// @param thresholdBits float32 bits of margins, ascending: a margin at or above the i-th is in band i + 1
/// @param bands ids of at most 16 characters, one more than thresholds, from the lowest margins
/// @param onPayeeLate rule of a joint model
/// @param oneSided the payer-only model of [PayeeLate#ONE_SIDED_MODEL]
/// @param otherSideReason whether a score may say that the other side weighed in
/// @param reasonTable one code per feature of the model
public record ScoringPolicy(int version, ModelRef model, ModelSide side, int payerFeatures, Digest packageDigest, String purpose,
        List<Integer> thresholdBits, List<String> bands, PayeeLate onPayeeLate, Optional<ModelRef> oneSided,
        boolean otherSideReason, List<String> reasonTable) {

    private static final int VERSION = 1;
    private static final int MOST_THRESHOLDS = 15;
    private static final int MOST_BAND = 16;

    public ScoringPolicy {
        Shape.sequence("version", version);
        Shape.within("payerFeatures", payerFeatures, 0, FeatureBits.MOST);
        Shape.id("purpose", purpose);
        thresholdBits = List.copyOf(thresholdBits);
        bands = List.copyOf(bands);
        reasonTable = List.copyOf(reasonTable);
        Shape.within("thresholds", thresholdBits.size(), 0, MOST_THRESHOLDS);
        Shape.within("bands", bands.size(), thresholdBits.size() + 1L, thresholdBits.size() + 1L);
        Shape.within("reasonTable", reasonTable.size(), payerFeatures, FeatureBits.MOST);
        bands.forEach(band -> Shape.within("band", Shape.id("band", band).length(), 1, MOST_BAND));
        reasonTable.forEach(code -> Shape.id("reason", code));
        checkThresholds(thresholdBits);
        if (oneSided.isPresent() != (side == ModelSide.JOINT && onPayeeLate == PayeeLate.ONE_SIDED_MODEL)) {
            throw new IllegalArgumentException("oneSided is named by a joint policy of ONE_SIDED_MODEL and by no other");
        }
    }

    private static void checkThresholds(List<Integer> bits) {
        for (int i = 0; i < bits.size(); i++) {
            float threshold = Float.intBitsToFloat(bits.get(i));
            if (!Float.isFinite(threshold) || (i > 0 && threshold <= Float.intBitsToFloat(bits.get(i - 1)))) {
                throw new IllegalArgumentException("thresholds are finite and ascending");
            }
        }
    }

    /// Index of the band of a margin.
    public int bandOf(float margin) {
        int band = 0;
        for (int bits : thresholdBits) {
            band += margin >= Float.intBitsToFloat(bits) ? 1 : 0;
        }
        return band;
    }

    /// What members approve and an activation names.
    public Digest digest() {
        return Digest.of("scoring-policy", canonicalBytes());
    }

    public byte[] canonicalBytes() {
        FactWriter out = new FactWriter();
        write(out);
        return CanonicalJson.encode(out.object());
    }

    public static ScoringPolicy decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A policy is an object");
        }
        FactReader in = new FactReader(object);
        ScoringPolicy policy = read(in);
        in.end();
        return policy;
    }

    void write(FactWriter out) {
        out.integer("v", VERSION).integer("version", version).nested("model", model, ModelRef::write).constant("side", side)
                .integer("payerFeatures", payerFeatures).digest("packageDigest", packageDigest).id("purpose", purpose)
                .objects("thresholds", thresholdBits, (bits, to) -> to.integer("bits", bits)).texts("bands", bands)
                .constant("onPayeeLate", onPayeeLate)
                .optional("oneSided", oneSided, (name, ref) -> out.nested(name, ref, ModelRef::write))
                .bool("otherSideReason", otherSideReason).texts("reasonTable", reasonTable);
    }

    static ScoringPolicy read(FactReader in) throws MalformedFact {
        in.integer("v", VERSION, VERSION);
        try {
            return new ScoringPolicy(in.sequence("version"), in.nested("model", ModelRef::read),
                    in.constant("side", ModelSide.class), in.count("payerFeatures"), in.digest("packageDigest"),
                    in.id("purpose"), in.objects("thresholds", ScoringPolicy::bits), in.texts("bands"),
                    in.constant("onPayeeLate", PayeeLate.class),
                    in.optional("oneSided", name -> in.nested(name, ModelRef::read)), in.bool("otherSideReason"),
                    in.texts("reasonTable"));
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }

    private static int bits(FactReader in) throws MalformedFact {
        return (int) in.integer("bits", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
