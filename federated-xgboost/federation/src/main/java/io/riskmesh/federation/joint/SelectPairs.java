package io.riskmesh.federation.joint;

import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.BinMatrix;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.SelectEngine;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.parameters.SelectParameters;
import java.security.SecureRandom;

/// The machines of bin-select as the engine of a run. Their set-up is made anew in every session, as the keys of masked sums
/// are, so nothing of it outlives the process and no earlier answer can be asked for again.
///
/// @param entropy for the seeds of set-ups
public record SelectPairs(SelectEngine engine, SecureRandom entropy) implements PairEngine {

    @Override
    public PairShares gradients(Facts facts) {
        return new SelectPair(engine.gradientOwner(context(facts)), new PairInput.SetUpGradients(seed()));
    }

    @Override
    public PairShares features(Facts facts, byte[] cells) {
        PairContext context = context(facts);
        return new SelectPair(engine.featureOwner(context), new PairInput.SetUpFeatures(BinMatrix.wrap(context.parameters(), cells), seed()));
    }

    private static PairContext context(Facts facts) {
        SelectParameters parameters = new SelectParameters(facts.rows(), facts.features(), facts.valueBins(), facts.valueBits(), facts.rowBound());
        return new PairContext(Octets.wrap(facts.session().toBytes()), facts.payer().value(), facts.payee().value(),
                Octets.wrap(facts.meaning().toBytes()), parameters);
    }

    private Secret seed() {
        byte[] seed = new byte[PairInput.ENTROPY_BYTES];
        entropy.nextBytes(seed);
        return Secret.wrap(seed);
    }

    @Override
    public String toString() {
        return "SelectPairs[" + engine.name() + "]";
    }
}
