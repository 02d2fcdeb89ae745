package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.evaluation.HandedIn;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.incentive.evaluation.Evaluation;
import io.riskmesh.incentive.evaluation.EvaluationResult;
import io.riskmesh.incentive.evaluation.ModelLeaves;
import io.riskmesh.incentive.evaluation.RunFacts;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.InputBytes;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.input.MalformedInput;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What banks have handed in for one run. Every bank seals to the same facts, or is refused; so no host can have two banks believe two
/// ledgers. What was handed in once stays. Not thread-safe.
final class Inbox {

    private final RunFacts facts;
    private final Digest digest;
    private final TreeMap<PartyId, EvaluationInput> inputs = new TreeMap<>();
    private Optional<List<LeafSum>> opened = Optional.empty();
    private Optional<ModelLeaves> model = Optional.empty();

    Inbox(RunFacts facts, Digest digest) {
        this.facts = facts;
        this.digest = digest;
    }

    RunFacts facts() {
        return facts;
    }

    /// @param party in whose session it came
    void take(PartyId party, HandedIn handed) throws Refused {
        Refused.unless(handed.facts().equals(digest), SharedReason.DIGEST_MISMATCH, party + " believes other facts of the run");
        Refused.unless(handed.coin().equals(facts.coin()), LedgerReason.COIN_MISMATCH, party + " computed another coin");
        Refused.unless(facts.participants().contains(party), SharedReason.WRONG_PARTY, party + " takes no part in run " + facts.run());
        switch (handed.kind()) {
            case INPUT -> {
                EvaluationInput input = decoded(handed);
                Refused.unless(input.party().equals(party), SharedReason.WRONG_PARTY, party + " hands in sums of " + input.party());
                inputs.putIfAbsent(party, input);
            }
            case OPENED -> {
                Refused.unless(party.equals(facts.coordinator()), SharedReason.WRONG_PARTY, party + " opened no sums of run " + facts.run());
                opened = opened.or(() -> Optional.of(decodedOrEmpty(handed)));
            }
            case MODEL -> {
                Refused.unless(Digest.ofFile(handed.content()).equals(facts.modelFileDigest()), SharedReason.DIGEST_MISMATCH,
                        "the file is not the run's model");
                model = Optional.of(ModelTrees.read(handed.content(), facts.priorTrees()));
            }
        }
    }

    private static EvaluationInput decoded(HandedIn handed) throws Refused {
        try {
            return InputBytes.decode(handed.content());
        } catch (MalformedInput e) {
            throw new Refused(SettlementReason.LEAF_SUM_OUT_OF_RANGE, e.getMessage());
        }
    }

    /// What does not decode fits no training.
    private static List<LeafSum> decodedOrEmpty(HandedIn handed) {
        try {
            return InputBytes.decode(handed.content()).blocks();
        } catch (MalformedInput _) {
            return List.of();
        }
    }

    /// The result, once everything is here.
    Optional<EvaluationResult> evaluate(TreeTasks tasks) {
        if (inputs.size() < facts.participants().size() || opened.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Evaluation.of(facts, facts.coin(), model.get(), List.copyOf(inputs.values()), opened.get(), tasks));
    }
}
