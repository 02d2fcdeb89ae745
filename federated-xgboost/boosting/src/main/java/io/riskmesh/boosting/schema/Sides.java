package io.riskmesh.boosting.schema;

/// Who knows which features of a joint model: a feature named `payee.…` is known to the payee's bank, every other one to the
/// payer's. Payer features stand first, so that a model's payee features are those from [#payers] on (joint-training.md
/// section 4). A schema without payee features is that of one side alone.
///
/// @param payers payer-side features: all that stand before the first payee-side one
/// @param features of both sides
/// @throws IllegalArgumentException if a payer-side feature stands behind a payee-side one, or there is none
public record Sides(int payers, int features) {
    public static final String PAYER = "payer.";
    public static final String PAYEE = "payee.";

    public Sides {
        if (payers < 1 || payers > features) {
            throw new IllegalArgumentException("Expected at least one payer-side feature, got " + payers + " of " + features);
        }
    }

    public static Sides of(FeatureSchema schema) {
        int payers = 0;
        while (payers < schema.size() && !isPayee(schema.feature(payers))) {
            payers++;
        }
        for (int f = payers; f < schema.size(); f++) {
            if (!isPayee(schema.feature(f))) {
                throw new IllegalArgumentException("Expected payer-side features first, got " + schema.feature(f).name()
                        + " behind a payee-side one");
            }
        }
        return new Sides(payers, schema.size());
    }

    /// Whether some feature is of the payee's side.
    public static boolean isJoint(FeatureSchema schema) {
        return schema.features().stream().anyMatch(Sides::isPayee);
    }

    public static boolean isPayee(Feature feature) {
        return feature.name().startsWith(PAYEE);
    }

    public boolean isPayee(int feature) {
        return feature >= payers;
    }

    public int payees() {
        return features - payers;
    }
}
