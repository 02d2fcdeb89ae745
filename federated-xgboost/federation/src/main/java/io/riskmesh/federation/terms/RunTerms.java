package io.riskmesh.federation.terms;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.Roster;
import java.util.List;

/// The terms of a run, as the ledger's facts and the parameters behind their digests say. Equal at all banks, or their
/// messages refuse each other. Built by {@link #of} only after every check.
///
/// @param joins of all invited banks, in the order of the parties
/// @param weighted whether rows of any bank may have another weight than 1, which decides what an opened sum can be (R13)
/// @param plan made of the parameters and the signed row bounds
/// @param coordinator the bank whose gateway relays and opens
/// @param digests of all that is agreed
public record RunTerms(
        TrainingRun run, List<RunJoin> joins, TrainingParameters parameters, FeatureSchema schema, boolean weighted,
        FixedPointPlan plan, PartyId coordinator, PrivacyFloor floor, TermsDigests digests) {

    public RunTerms {
        joins = List.copyOf(joins);
    }

    /// What the check of terms gives.
    public sealed interface Checked {
        record Accepted(RunTerms terms) implements Checked {}

        record Refused(RunRefusal refusal) implements Checked {}
    }

    /// Makes the plan and checks the terms against each other.
    public static Checked of(TrainingRun run, List<RunJoin> joins, TrainingParameters parameters, FeatureSchema schema,
            boolean weighted, PartyId coordinator, PrivacyFloor floor) {
        try {
            unless(!joins.isEmpty(), SharedReason.NOT_A_MEMBER, "joins", "none");
            boolean joint = Sides.isJoint(schema);
            FixedPointPlan plan = plan(joins, parameters, joint);
            // Rows outside the sample stay in a joint tree without gradient, as if their weight were 0.
            boolean unsampled = joint && parameters.sampling().subsample() < 1;
            boolean anyWeights = weighted || unsampled || parameters.weights().scalePosWeight() != 1;
            RunTerms terms = new RunTerms(run, joins, parameters, schema, anyWeights, plan, coordinator, floor,
                    TermsDigests.of(run, joins, parameters, schema, anyWeights, plan));
            terms.check();
            return new Checked.Accepted(terms);
        } catch (RefusedRound e) {
            return new Checked.Refused(e.refusal());
        }
    }

    // A masked sum allows each bank as much as the largest: N times the largest bound, not the sum of bounds.
    private static FixedPointPlan plan(List<RunJoin> joins, TrainingParameters parameters, boolean joint) throws RefusedRound {
        long largest = joins.stream().mapToLong(RunJoin::rowBound).max().orElseThrow();
        long bound = largest * joins.size();
        return switch (joint ? FixedPointPlan.ofBothSides(parameters, bound) : FixedPointPlan.of(parameters, bound)) {
            case PlanResult.Planned(FixedPointPlan plan) -> plan;
            case PlanResult.DoesNotFit(String reason) ->
                throw new RefusedRound(TrainingReason.PLAN_MISMATCH, "a plan that fits", reason);
        };
    }

    private void check() throws RefusedRound {
        unless(parametersDigest().equals(run.parametersDigest()), SharedReason.DIGEST_MISMATCH,
                "parameters of digest " + run.parametersDigest(), parametersDigest());
        unless(run.invited().size() >= leastBanks(), SharedReason.TOO_FEW_BANKS,
                "at least " + leastBanks() + " banks", run.invited().size());
        unless(run.invited().size() <= Roster.MAX_PARTIES && run.threshold() <= run.invited().size(),
                SharedReason.TOO_FEW_BANKS, "at most 64 banks and a threshold they can reach", run.threshold());
        unless(run.invited().contains(coordinator), SharedReason.NOT_A_MEMBER, run.invited(), coordinator);
        unless(run.sumOpeners() != SumOpeners.ENCLAVE, LedgerReason.SUMS_NOT_AUTHORISED,
                "an opener that exists: COORDINATOR or ALL_BANKS", run.sumOpeners());
        unless(joins.stream().map(RunJoin::party).toList().equals(run.invited()), SharedReason.NOT_A_MEMBER,
                "one join of each of " + run.invited(), joins.stream().map(RunJoin::party).toList());
        if (isJoint()) {
            JointTerms.check(parameters, schema);
        }
        for (RunJoin join : joins) {
            unless(join.run().equals(run.id()), TrainingReason.UNKNOWN_RUN, run.id(), "a join of another run");
        }
    }

    /// Whether the model uses features of the payee's side.
    public boolean isJoint() {
        return Sides.isJoint(schema);
    }

    /// The `runId` of every message.
    public Digest runId() {
        return digests.run();
    }

    public List<PartyId> roster() {
        return run.invited();
    }

    /// The position of a bank among the invited ones, from 0: the participant ordinal of its row ids.
    public int ordinal(PartyId party) {
        return roster().indexOf(party);
    }

    public RunJoin join(PartyId party) {
        return joins.get(ordinal(party));
    }

    /// Shares that open a masked sum: the run's number, and more than half of the invited banks in any case.
    public int threshold() {
        return Math.max(run.threshold(), run.invited().size() / 2 + 1);
    }

    /// Fewer banks than this never go on.
    public int leastBanks() {
        return Math.max(threshold(), floor.leastBanks(parameters.privacy()));
    }

    public boolean isOpener(PartyId party) {
        return run.sumOpeners() == SumOpeners.ALL_BANKS || party.equals(coordinator);
    }

    public Digest parametersDigest() {
        return digests.parameters();
    }

    /// Of the joins of all invited banks, in order.
    public Digest rosterDigest() {
        return digests.roster();
    }

    public Digest schemaDigest() {
        return digests.schema();
    }

    public Digest planDigest() {
        return digests.plan();
    }
}
