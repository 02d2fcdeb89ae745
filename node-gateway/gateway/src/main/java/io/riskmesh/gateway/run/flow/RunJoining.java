package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.contribution.sums.RunLeafSums;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.rows.OwnedRows;
import io.riskmesh.gateway.run.data.LoadedRows;
import io.riskmesh.gateway.run.data.RowCommitment;
import io.riskmesh.gateway.run.fact.RoundKeys;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunGrants;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.store.Draws;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// From an open run to a sealed one. Each bank checks for itself what it was invited to: the ledger's facts, its own grant, its own
/// rows. Every step looks first whether it was done before.
///
/// @param stop why the run shall not go on, once somebody says so
record RunJoining(RunWorld world, RunFacts facts, RunTable table, Supplier<Optional<Refusal>> stop) {
    private static final int MILLION = 1_000_000;

    /// Joins, reveals, waits for the seal; the coordinating bank seals.
    JoinedRun join(RunRow row) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        Invitation invitation = row.invitation();
        TrainingRun run = checked(invitation);
        TrainingParameters parameters = invitation.checkedParameters();
        LoadedRows loaded = loaded(invitation);
        Draws draws = draws(row, run, parameters);
        joinOnce(run, loaded, draws, invitation, parameters);
        List<RunJoin> joins = awaitAll(run, RunJoin.class, FactKind.RUN_JOIN, LedgerReason.ORDER_VIOLATED, "join");
        revealOnce(run, draws);
        RunSeal seal = sealed(run, invitation);
        if (!seal.participants().equals(run.invited())) {
            throw RunStopped.refused(SharedReason.TOO_FEW_BANKS, "expected all of " + run.invited() + ", sealed are " + seal.participants());
        }
        for (RunJoin join : joins) {
            if (!join.roundKeysDigest().equals(RoundKeys.digest(join.party(), world.ledger().parties()))) {
                throw RunStopped.refused(SharedReason.SIGNATURE_INVALID, "keys of " + join.party() + " are not those that it joined with");
            }
        }
        RunTerms terms = terms(run, joins, invitation);
        if (run.schemeSeq().isPresent()) {
            RunLeafSums sums = new MeasuredRun(world, facts).leafSums(terms, loaded.rows(), draws, seal, invitation.validationPpm());
            return new JoinedRun(terms, sums.rows().train(), sums.rows().validation(), Optional.empty(), draws.sampleSeed(), Optional.of(sums));
        }
        Dataset[] parts = parts(loaded, run, invitation, seal);
        return new JoinedRun(terms, parts[0], parts[1], loaded.payees().map(payees -> payees.of(loaded.rows(), run.invited())),
                draws.sampleSeed(), Optional.empty());
    }

    /// The terms of a run that was sealed, by the ledger's facts.
    RunTerms terms(Invitation invitation) throws RunStopped, IOException, InterruptedException {
        TrainingRun run = facts.need(TrainingRun.class, TrainingRun.keyOf(invitation.request().model(), invitation.seq()));
        return terms(run, facts.list(RunJoin.class, FactKind.RUN_JOIN, run.id().toString()), invitation);
    }

    /// Whether a run was opened under a settlement scheme and nobody has said what it was worth.
    boolean waitsForReport(Invitation invitation) throws IOException {
        return facts.find(TrainingRun.class, TrainingRun.keyOf(invitation.request().model(), invitation.seq()))
                .filter(run -> run.schemeSeq().isPresent()).isPresent()
                && facts.find(ContributionReport.class, ContributionReport.keyOf(invitation.run())).isEmpty();
    }

    private static RunTerms terms(TrainingRun run, List<RunJoin> joins, Invitation invitation) throws RunStopped, IOException {
        return switch (RunTerms.of(run, joins, invitation.checkedParameters(), invitation.schema(), invitation.weighted(), run.by(),
                PrivacyFloor.SHIPPED)) {
            case RunTerms.Checked.Accepted(RunTerms terms) -> terms;
            case RunTerms.Checked.Refused(var refusal) -> throw RunStopped.refused(refusal.reason(), refusal.toString());
        };
    }

    /// The run on the ledger, which must be what the invitation says.
    private TrainingRun checked(Invitation invitation) throws RunStopped, IOException, InterruptedException {
        TrainingRun run = facts.need(TrainingRun.class, TrainingRun.keyOf(invitation.request().model(), invitation.seq()));
        mustBeOpen(run);
        boolean same = run.by().equals(invitation.coordinator()) && run.invited().equals(invitation.banks())
                && run.dataset().equals(invitation.request().dataset()) && run.purpose().equals(invitation.request().purpose());
        if (!same || !run.parametersDigest().hex().equals(invitation.checkedParameters().digest())) {
            throw RunStopped.refused(SharedReason.DIGEST_MISMATCH, "the invitation is not to the run on the ledger");
        }
        Optional<Refusal> refusal = new RunGrants(world.ledger(), world.clock()).refusal(run);
        if (refusal.isPresent()) {
            throw refusal.get().code() == GatewayReason.LEDGER_STALE
                    ? RunStopped.resumable(refusal.get().code(), refusal.get().detail()) : RunStopped.refused(refusal.get());
        }
        return run;
    }

    private void mustBeOpen(TrainingRun run) throws RunStopped, IOException {
        Optional<Refusal> asked = stop.get();
        if (asked.isPresent()) {
            throw RunStopped.refused(asked.get());
        }
        Optional<RunClose> close = facts.find(RunClose.class, RunClose.keyOf(run.id()));
        if (close.isPresent()) {
            throw RunStopped.refused(LedgerReason.NOT_CURRENT, "the run was closed: " + close.get().outcome()
                    + close.get().reasonCode().map(code -> " " + code).orElse(""));
        }
    }

    private LoadedRows loaded(Invitation invitation) throws RunStopped, InterruptedException {
        try {
            LoadedRows loaded = Computed.on(world.threads(), () ->
                    world.datasets().rows(invitation.request().dataset(), invitation.schema()));
            if (!invitation.weighted() && loaded.rows().largestWeight() > 1) {
                throw RunStopped.refused(SharedReason.SCHEMA_MISMATCH, "rows of this bank have weights, the run has none");
            }
            return loaded;
        } catch (Stopped e) {
            throw RunStopped.refused(SharedReason.SCHEMA_MISMATCH, e.getMessage());
        }
    }

    private Draws draws(RunRow row, TrainingRun run, TrainingParameters parameters) throws IOException {
        if (row.draws().isPresent()) {
            return row.draws().get();
        }
        byte[] secret = new byte[RowCommitment.SECRET_BYTES];
        byte[] nonce = new byte[Coin.NONCE_BYTES];
        world.entropy().nextBytes(secret);
        world.entropy().nextBytes(nonce);
        long seed = world.seeds().seed(parameters.seed(), run.invited().indexOf(world.self()));
        table.drew(row.id(), new Draws(seed, secret, nonce));
        return table.get(row.id()).flatMap(RunRow::draws).orElseThrow();
    }

    private void joinOnce(TrainingRun run, LoadedRows loaded, Draws draws, Invitation invitation, TrainingParameters parameters)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (facts.find(RunJoin.class, RunJoin.keyOf(run.id(), world.self())).isPresent()) {
            return;
        }
        // Which rows early stopping takes is decided by the coin, so the bound must hold for all rows.
        long bound = OwnedRows.rowBound(loaded.rows(), loaded.rows());
        if (parameters.earlyStopping().rounds() > 0 && invitation.validationPpm() == 0) {
            throw RunStopped.refused(TrainingReason.PLAN_MISMATCH, "early stopping looks at no rows");
        }
        RowCommitment commitment = new RowCommitment(draws.rowSecret());
        RunJoin join = new RunJoin(world.self(), 0, run.id(),
                rowRoot(commitment, loaded, run.invited().indexOf(world.self())),
                commitment.dataVersion(loaded), loaded.from(), loaded.to(), bound, RoundKeys.digest(world.self(), world.ledger().parties()),
                Coin.commit(run.id(), world.self(), OpaqueBytes.of(draws.nonce())));
        facts.record("gateway", "joinRun", join);
    }

    private Digest rowRoot(RowCommitment commitment, LoadedRows loaded, int ordinal) throws InterruptedException {
        try {
            return Computed.on(world.threads(), () -> commitment.rowRoot(loaded.rows(), ordinal));
        } catch (Stopped e) {
            throw new IllegalStateException("Rows that were read can be committed to", e);
        }
    }

    private <F extends Fact> List<F> awaitAll(TrainingRun run, Class<F> type, FactKind kind, LedgerReason code, String what)
            throws RunStopped, IOException, InterruptedException {
        return facts.await(() -> {
            mustBeOpen(run);
            List<F> all = facts.list(type, kind, run.id().toString());
            return all.size() == run.invited().size() ? Optional.of(all) : Optional.empty();
        }, world.settings().joinTimeout()).orElseThrow(() -> RunStopped.refused(code, "not every invited bank did " + what + " in time"));
    }

    private void revealOnce(TrainingRun run, Draws draws) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (facts.find(CoinReveal.class, CoinReveal.keyOf(run.id(), world.self())).isEmpty()) {
            facts.record("gateway", "revealCoin", new CoinReveal(world.self(), 0, run.id(), OpaqueBytes.of(draws.nonce())));
        }
    }

    private RunSeal sealed(TrainingRun run, Invitation invitation) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        Optional<RunSeal> seal = facts.find(RunSeal.class, RunSeal.keyOf(run.id()));
        if (seal.isPresent()) {
            return seal.get();
        }
        List<CoinReveal> reveals = awaitAll(run, CoinReveal.class, FactKind.COIN_REVEAL, LedgerReason.COIN_MISMATCH, "reveal its coin");
        if (!invitation.coordinator().equals(world.self())) {
            return facts.await(() -> {
                mustBeOpen(run);
                return facts.find(RunSeal.class, RunSeal.keyOf(run.id()));
            }, world.settings().joinTimeout()).orElseThrow(() -> RunStopped.resumable(LedgerReason.ORDER_VIOLATED, "the run was not sealed in time"));
        }
        TreeMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        reveals.forEach(reveal -> nonces.put(reveal.by(), reveal.nonce()));
        RunSeal wanted = new RunSeal(world.self(), 0, run.id(), List.copyOf(nonces.keySet()), Coin.seed(run.id(), nonces));
        RunFacts.must("sealRun", facts.submitInCohort("sealRun", wanted, run.dataset()));
        return facts.need(RunSeal.class, RunSeal.keyOf(run.id()));
    }

    // Which rows are held out is decided by the common coin: nobody knew it when rows were committed.
    private static Dataset[] parts(LoadedRows loaded, TrainingRun run, Invitation invitation, RunSeal seal) {
        return HoldOut.parts(loaded.rows(), MeasuredRun.validationSalt(run.id(), seal), (double) invitation.validationPpm() / MILLION);
    }
}
