package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.lab.consortium.RunLedger;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.projection.GrantWatch;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A run whose every fact stands on the ledger: opened under grants, joined, sealed with a common coin, its survivors ordered, its
/// transcripts kept. The digest of the fact that opened it names the run in the federation's messages.
final class RecordedRun implements RunLedger {
    static final String MODEL = "fraud";

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final long DATA_DAYS = 180;

    private final Members members;
    private final GrantWatch watch;
    private final SecureRandom entropy;
    private final long now;
    private final int rounds;
    private TrainingRun run;
    private TranscriptDigest last;

    /// @param watch every bank's view of the ledger: they share one here, as they share the process
    /// @param now ms since the epoch
    /// @param rounds of training that each grant is used for
    RecordedRun(Members members, GrantWatch watch, SecureRandom entropy, long now, int rounds) {
        this.members = members;
        this.watch = watch;
        this.entropy = entropy;
        this.now = now;
        this.rounds = rounds;
    }

    /// As it stands on the ledger.
    TrainingRun run() {
        return run;
    }

    /// The last that a bank recorded.
    TranscriptDigest last() {
        return last;
    }

    @Override
    public List<PartyId> parties(int banks) throws Stopped {
        if (banks != members.banks().size()) {
            throw Stopped.refused("expected rows of " + members.banks().size() + " banks, found " + banks);
        }
        return members.banks();
    }

    @Override
    public Opened open(TrainingRun asked, List<RunJoin> joins) throws Stopped, IOException, InterruptedException {
        TrainingRun wanted = wanted(asked, 1);
        members.record("openRun", "scientist", wanted, "receipts", receipts(wanted));
        run = members.need(TrainingRun.class, wanted.key());
        TreeMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        for (RunJoin join : joins) {
            byte[] nonce = new byte[Coin.NONCE_BYTES];
            entropy.nextBytes(nonce);
            nonces.put(join.by(), OpaqueBytes.of(nonce));
            members.record("joinRun", "gateway", new RunJoin(join.by(), 0, run.id(), join.rowRoot(), join.dataVersion(),
                    now - DATA_DAYS * DAY_MILLIS, now - DAY_MILLIS, join.rowBound(), join.roundKeysDigest(),
                    Coin.commit(run.id(), join.by(), nonces.get(join.by()))));
        }
        for (RunJoin join : joins) {
            members.record("revealCoin", "gateway", new CoinReveal(join.by(), 0, run.id(), nonces.get(join.by())));
        }
        RunSeal seal = new RunSeal(run.by(), 0, run.id(), List.copyOf(nonces.keySet()), Coin.seed(run.id(), nonces));
        members.record("sealRun", "gateway", seal, "cohortSeq", new CanonicalValue.Int(1));
        List<RunJoin> recorded = new ArrayList<>();
        for (RunJoin join : joins) {
            recorded.add(members.need(RunJoin.class, RunJoin.keyOf(run.id(), join.by())));
        }
        return new Opened(run, recorded);
    }

    /// Asks for the next run of the model under the same grants, and gives what became of it.
    SubmitOutcome openNext() throws Stopped, IOException, InterruptedException {
        TrainingRun next = wanted(run, run.seq() + 1);
        return members.submit("openRun", "scientist", next.by(),
                Requests.with(Facts.ownFields(next), "receipts", receipts(next)));
    }

    @Override
    public boolean freeze(SurvivorRecord record) throws Stopped, IOException, InterruptedException {
        CanonicalValue.Obj fields = Facts.ownFields(record);
        SubmitOutcome outcome = members.submit("freezeSurvivors", "gateway", record.by(),
                record.seq() == 1 ? Requests.with(fields, "cohortSeq", 1) : fields);
        return switch (outcome) {
            case SubmitOutcome.Recorded _, SubmitOutcome.AlreadyRecorded _ -> true;
            case SubmitOutcome.Refused refused when refused.refusal().code() == LedgerReason.SLOTS_OVERLAP
                    || refused.refusal().code() == LedgerReason.CONFLICT_EXISTS -> false;
            case SubmitOutcome.Refused refused -> throw Stopped.refused("freezeSurvivors: " + refused.refusal());
            case SubmitOutcome.Invalid invalid -> throw Stopped.refused("freezeSurvivors: " + invalid.validationCode());
        };
    }

    @Override
    public void requireGrants(PartyId bank) throws Stopped, IOException {
        Optional<Refusal> refusal = watch.refusal(run.uses().stream().map(UseRef::grant).toList());
        if (refusal.isPresent()) {
            throw Stopped.refused(bank + " does not go on with run " + run.id() + ": " + refusal.get());
        }
    }

    @Override
    public void anchor(TranscriptDigest transcript) throws Stopped, IOException, InterruptedException {
        members.record("recordTranscript", "gateway", transcript);
        last = transcript;
    }

    void close() throws Stopped, IOException, InterruptedException {
        members.record("closeRun", "scientist",
                new RunClose(run.by(), 0, run.id(), RunOutcome.COMPLETED, Optional.empty(), last.toTree() + 1));
    }

    private TrainingRun wanted(TrainingRun asked, int seq) {
        List<UseRef> uses = asked.invited().stream().map(bank -> new UseRef(Founding.grantOf(bank), seq)).toList();
        return new TrainingRun(asked.by(), 0, MODEL, seq, Founding.PURPOSE, Founding.DATASET, Optional.empty(),
                asked.parametersDigest(), uses, asked.invited(), asked.threshold(), asked.privacy(), asked.sumOpeners(),
                Optional.empty(), now + DAY_MILLIS);
    }

    private CanonicalValue receipts(TrainingRun of) {
        List<CanonicalValue> items = new ArrayList<>();
        for (UseRef use : of.uses()) {
            items.add(Facts.ownFields(new UseReceipt(of.by(), 0, use.grant(), use.seq(), 1, DataUse.TRAIN, of.id().toString(),
                    of.invited(), of.parametersDigest(), Optional.empty(), rounds, (long) rounds * use.seq(), 0, 0, 0,
                    Optional.empty(), now + DAY_MILLIS)));
        }
        return new CanonicalValue.Array(items);
    }
}
