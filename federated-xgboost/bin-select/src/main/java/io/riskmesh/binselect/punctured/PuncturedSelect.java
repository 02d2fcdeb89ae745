package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.pair.FeatureOwner;
import io.riskmesh.binselect.pair.GradientOwner;
import io.riskmesh.binselect.pair.SelectEngine;
import io.riskmesh.binselect.parameters.PairContext;

/// The engine of design `joint-training.md` section 5: exact shares in P61, one message per tree after a set-up per run.
/// The feature owner learns nothing of g and h, the gradient owner nothing of the bins, except that a gradient owner who
/// garbles a branch of the set-up learns from the refusal that some bin lies there, once.
public final class PuncturedSelect implements SelectEngine {
    private final MemoryPlan memory;
    private final Defences defences;

    /// @param memory for each role this engine makes
    public PuncturedSelect(MemoryPlan memory) {
        this(memory, Defences.ALL);
    }

    PuncturedSelect(MemoryPlan memory, Defences defences) {
        this.memory = memory;
        this.defences = defences;
    }

    @Override
    public String name() {
        return "PUNCTURED_SELECT";
    }

    @Override
    public long modulus() {
        return P61.MODULUS;
    }

    @Override
    public GradientOwner gradientOwner(PairContext context) {
        return new PuncturedGradientOwner(context, memory, defences);
    }

    @Override
    public FeatureOwner featureOwner(PairContext context) {
        return new PuncturedFeatureOwner(context, memory, defences);
    }
}
