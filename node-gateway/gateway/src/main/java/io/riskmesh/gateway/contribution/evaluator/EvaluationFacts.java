package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.boosting.training.Prior;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.contribution.sums.LeafRules;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.fact.SealedCoin;
import io.riskmesh.gateway.run.fact.SettlementSchemes;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What this bank's own view of the ledger says of a run that is to be evaluated. Banks that see the same ledger get the same bytes;
/// the evaluator takes nothing of a bank that sees another one.
record EvaluationFacts(RunFacts facts) {

    /// Empty while a bank's last word about the run is missing: without it the ledger would take no report.
    ///
    /// @param progress of the run, as this bank kept it
    Optional<io.riskmesh.incentive.evaluation.RunFacts> of(CompletedRun run, RunProgress progress)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        RunTerms terms = run.terms();
        SealedCoin.Tossed tossed = new SealedCoin(facts).of(terms.run().id());
        SettlementScheme scheme = new SettlementSchemes(facts).need(terms.run().schemeSeq().orElseThrow());
        RunClose close = facts.need(RunClose.class, RunClose.keyOf(terms.run().id()));
        List<Long> bounds = new ArrayList<>();
        List<Digest> roots = new ArrayList<>();
        for (PartyId bank : tossed.seal().participants()) {
            Optional<TranscriptDigest> last = facts.find(TranscriptDigest.class, TranscriptDigest.keyOf(terms.run().id(), bank, close.trees() - 1));
            if (last.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(terms.join(bank).rowBound());
            roots.add(last.get().leafSumRoot());
        }
        double most = Math.max(1, terms.parameters().weights().maxWeight());
        int scale = terms.plan().scaleBits();
        return Optional.of(new io.riskmesh.incentive.evaluation.RunFacts(terms.run().id(), terms.coordinator(), run.file(),
                tossed.seal().coinSeed(), tossed.header(), tossed.block(), scheme, tossed.seal().participants(), joined(terms), bounds, roots,
                LeafRules.of(terms.parameters(), terms.plan()).orElseThrow(),
                Prior.tree(progress.cuts().orElseThrow().priorPerMille()).isPresent() ? 1 : 0,
                (long) Math.ceil(Math.scalb(most, scale)), (long) Math.ceil(Math.scalb(most, scale - 2))));
    }

    private List<PartyId> joined(RunTerms terms) throws IOException {
        return facts.ledger().projection().list(new FactKey(FactKind.RUN_JOIN.keyType(), List.of(terms.run().id().toString())),
                        terms.roster().size()).value().stream()
                .sorted(Comparator.comparingLong(FactRow::block).thenComparingInt(FactRow::transaction)).map(row -> row.fact().by())
                .filter(terms.roster()::contains).toList();
    }
}
