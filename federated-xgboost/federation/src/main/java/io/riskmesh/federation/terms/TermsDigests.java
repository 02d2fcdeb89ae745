package io.riskmesh.federation.terms;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.TrainingRun;
import java.util.List;

/// Digests of a run's terms, made once.
public record TermsDigests(Digest run, Digest parameters, Digest roster, Digest schema, Digest plan) {

    static TermsDigests of(TrainingRun run, List<RunJoin> joins, TrainingParameters parameters, FeatureSchema schema, boolean weighted,
            FixedPointPlan plan) {
        return new TermsDigests(run.digest(), Digest.fromHex(parameters.digest()), TermsBytes.roster(joins),
                TermsBytes.schema(schema, weighted), Digest.fromHex(plan.digest()));
    }
}
