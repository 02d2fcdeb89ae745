package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.parameters.PairContext;

/// Makes the two roles of a pair. One engine per run: shares in two fields would open two partial totals.
public interface SelectEngine {

    /// As training parameters name it.
    String name();

    long modulus();

    GradientOwner gradientOwner(PairContext context);

    FeatureOwner featureOwner(PairContext context);
}
