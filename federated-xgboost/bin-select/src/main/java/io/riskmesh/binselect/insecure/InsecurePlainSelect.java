package io.riskmesh.binselect.insecure;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.pair.FeatureOwner;
import io.riskmesh.binselect.pair.GradientOwner;
import io.riskmesh.binselect.pair.SelectEngine;
import io.riskmesh.binselect.parameters.PairContext;

/// **Insecure, for tests only:** the feature owner receives every g and h in the clear, holds the whole histogram as its
/// share, and the gradient owner's share is zero. Same inputs, effects and refusals of orders as the real engine.
public final class InsecurePlainSelect implements SelectEngine {

    @Override
    public String name() {
        return "INSECURE_PLAIN";
    }

    @Override
    public long modulus() {
        return P61.MODULUS;
    }

    @Override
    public GradientOwner gradientOwner(PairContext context) {
        return new InsecureGradientOwner(context);
    }

    @Override
    public FeatureOwner featureOwner(PairContext context) {
        return new InsecureFeatureOwner(context);
    }
}
