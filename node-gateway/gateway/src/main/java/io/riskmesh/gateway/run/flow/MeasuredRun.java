package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.contribution.sums.DealtRows;
import io.riskmesh.gateway.contribution.sums.LeafRules;
import io.riskmesh.gateway.contribution.sums.RunLeafSums;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.fact.SealedCoin;
import io.riskmesh.gateway.run.fact.SettlementSchemes;
import io.riskmesh.gateway.run.store.Draws;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A run whose contributions are measured: which run is one, and what it means for a bank's rows.
record MeasuredRun(RunWorld world, RunFacts facts) {
    private static final double MILLION = 1_000_000;

    /// The scheme that a run is opened under: that in force, where all grants allow to measure and the measure knows such models.
    Optional<Integer> scheme(TrainingParameters parameters, FeatureSchema schema, Collection<GrantState> grants) throws StorageFailure {
        boolean measurable = !Sides.isJoint(schema) && LeafRules.isSupported(parameters)
                && grants.stream().allMatch(grant -> grant.authorization().actions().contains(DataUse.CONTRIBUTE));
        return measurable ? new SettlementSchemes(facts).inForce()
                .filter(scheme -> scheme.valuation().holdoutMode() == HoldoutMode.RANDOM).map(SettlementScheme::seq) : Optional.empty();
    }

    /// Deals this bank's rows by the run's coin, which nobody knew when rows were committed to.
    RunLeafSums leafSums(RunTerms terms, Dataset all, Draws draws, RunSeal seal, int validationPpm)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (Sides.isJoint(terms.schema()) || !LeafRules.isSupported(terms.parameters())) {
            throw RunStopped.refused(SettlementReason.LEAF_RULE_UNSUPPORTED, "the run names a settlement scheme, and its contributions cannot be measured");
        }
        mustBeGranted(terms);
        SettlementScheme scheme = new SettlementSchemes(facts).need(terms.run().schemeSeq().orElseThrow());
        List<Long> bounds = terms.joins().stream().map(RunJoin::rowBound).toList();
        DealtRows.Deal deal = new DealtRows.Deal(new SealedCoin(facts).of(terms.run().id()).coin(), scheme.valuation(), bounds,
                validationSalt(terms.run().id(), seal), validationPpm / MILLION);
        DealtRows dealt = DealtRows.of(all, terms.ordinal(world.self()), deal);
        return new RunLeafSums(terms, world.self(), draws.sampleSeed(), dealt, salting(draws));
    }

    // The ledger asks for it only when a report is recorded: by then the sums have left the banks.
    private void mustBeGranted(RunTerms terms) throws RunStopped {
        for (UseRef use : terms.run().uses()) {
            boolean granted = world.ledger().authorizations().grant(use.grant())
                    .filter(grant -> grant.authorization().actions().contains(DataUse.CONTRIBUTE)).isPresent();
            if (!granted) {
                throw RunStopped.refused(SharedReason.AUTHORISATION_MISSING, "grant " + use.grant() + " does not allow to measure contributions");
            }
        }
    }

    static String validationSalt(RunId run, RunSeal seal) {
        return run + "/" + seal.coinSeed().hex();
    }

    // The evaluator learns it, so it is not the secret of the rows itself.
    private static OpaqueBytes salting(Draws draws) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(draws.rowSecret(), "HmacSHA256"));
            return OpaqueBytes.of(mac.doFinal("leaf-sums".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
