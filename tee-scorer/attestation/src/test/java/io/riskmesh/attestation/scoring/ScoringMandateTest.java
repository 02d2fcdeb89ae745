package io.riskmesh.attestation.scoring;

import static io.riskmesh.attestation.scoring.FactWorld.HARBOUR;
import static io.riskmesh.attestation.scoring.FactWorld.MEADOW;
import static io.riskmesh.attestation.scoring.FactWorld.MODEL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.MetricUnit;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScoringMandateTest {

    @Test
    void a_model_in_use_is_admitted_with_its_policy_image_and_the_members_keys() throws Exception {
        FactWorld world = FactWorld.withModelInUse(PayeeLate.ONE_SIDED_MODEL, List.of());
        ScoringMandate mandate = ScoringMandate.at(world);
        assertEquals(world.facts.size(), mandate.height());
        assertEquals(world.headerHash(mandate.height()), mandate.headerHash());
        MandateModel model = mandate.model(Samples.digest("file")).orElseThrow();
        assertEquals(FactWorld.IMAGE, model.measurement());
        assertEquals(Samples.digest("package"), model.packageDigest());
        assertEquals(2, mandate.members().quorum());
        assertEquals(List.of(world.roundKeys.get(HARBOUR)), mandate.members().find(HARBOUR).orElseThrow().roundKeys());
        assertArrayEquals(mandate.canonicalBytes(), ScoringMandate.decode(mandate.canonicalBytes()).canonicalBytes());
    }

    @Test
    void equal_facts_give_equal_bytes() throws Exception {
        FactWorld world = FactWorld.withModelInUse(PayeeLate.UNAVAILABLE, List.of());
        FactWorld other = new FactWorld();
        other.facts.addAll(world.facts);
        other.policies.putAll(world.policies);
        assertArrayEquals(ScoringMandate.at(world).canonicalBytes(), ScoringMandate.at(other).canonicalBytes());
    }

    @Test
    void a_withdrawn_approval_of_image_model_or_policy_takes_the_model_away() throws Exception {
        for (SubjectKind kind : List.of(SubjectKind.REFERENCE_VALUES, SubjectKind.MODEL_VERSION, SubjectKind.SCORING_POLICY)) {
            FactWorld world = FactWorld.withModelInUse(PayeeLate.UNAVAILABLE, List.of());
            Digest policy = world.policies.firstKey();
            String subject = switch (kind) {
                case REFERENCE_VALUES -> "scorer-1";
                case MODEL_VERSION -> MODEL.id();
                case SCORING_POLICY -> policy.hex();
                case CONSORTIUM, FINDING, SETTLEMENT_SCHEME, CONTRIBUTION_REPORT, SETTLEMENT_RULING -> throw new AssertionError(kind);
            };
            world.write(new Withdrawal(MEADOW, 2, kind, subject, policy, Optional.empty(), Optional.empty()));
            ScoringMandate mandate = ScoringMandate.at(world);
            assertTrue(mandate.models().isEmpty() && mandate.policies().isEmpty(), kind.name());
            assertEquals(world.facts.size(), mandate.height());
        }
    }

    @Test
    void a_retired_model_and_an_unknown_policy_are_not_admitted() throws Exception {
        FactWorld retired = FactWorld.withModelInUse(PayeeLate.UNAVAILABLE, List.of());
        retired.write(new Activation(HARBOUR, 2, MODEL.name(), 2, 1, ActivationState.RETIRED, "scorer-1",
                retired.policies.firstKey(), Optional.empty()));
        assertTrue(ScoringMandate.at(retired).models().isEmpty());
        FactWorld unknown = FactWorld.withModelInUse(PayeeLate.UNAVAILABLE, List.of());
        unknown.policies.clear();
        assertTrue(ScoringMandate.at(unknown).models().isEmpty());
    }

    @Test
    void scoring_with_missing_features_needs_its_figure_in_the_evaluation() throws Exception {
        assertTrue(ScoringMandate.at(FactWorld.withModelInUse(PayeeLate.MISSING, List.of())).models().isEmpty());
        List<Metric> figure = List.of(new Metric("joint-missing", "joint", MetricUnit.PPM, 1));
        assertEquals(1, ScoringMandate.at(FactWorld.withModelInUse(PayeeLate.MISSING, figure)).models().size());
    }

    @Test
    void the_last_two_uses_of_a_grant_are_kept_and_none_of_a_revoked_one() throws Exception {
        FactWorld world = FactWorld.withModelInUse(PayeeLate.UNAVAILABLE, List.of());
        for (int seq = 1; seq <= 3; seq++) {
            world.use(HARBOUR, seq, DataUse.SCORE, 10_000L * seq);
        }
        world.use(MEADOW, 1, DataUse.SCORE, 5_000);
        long height = ScoringMandate.at(world).height();
        world.use(MEADOW, 2, DataUse.TRAIN, 5_000);
        ScoringMandate mandate = ScoringMandate.at(world);
        assertEquals(height, mandate.height(), "a use for training does not bear on it");
        assertEquals(List.of(2, 3, 1), mandate.uses().stream().map(use -> use.use().seq()).toList());
        assertEquals(9_000, mandate.uses().get(1).validUntil(), "a use ends with its grant");
        world.write(new Revocation(HARBOUR, 2, "HarbourMSP.g", "ended"));
        assertEquals(List.of(MEADOW), ScoringMandate.at(world).uses().stream().map(MandateUse::assigner).toList());
    }
}
