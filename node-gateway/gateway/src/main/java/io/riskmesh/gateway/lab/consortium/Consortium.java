package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.party.FederationParty;
import io.riskmesh.federation.party.PartySetup;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.OwnedRows;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.report.PrivacySummary;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A federation of all banks of a lab run, in one process: the real machines, every message encoded and decoded. What a machine
/// wants kept is kept in the checkpoint folder, so that a killed run goes on from there.
public final class Consortium {
    private final LabData data;
    private final FaultScenario faults;
    private final Path checkpoint;
    private final SecureRandom entropy;
    private final RunLedger ledger;
    private final ConsortiumTerms terms;
    private final Optional<RowsOf> rowsOf;

    /// What the machine of a bank trains on.
    @FunctionalInterface
    public interface RowsOf {
        BankRows of(PartyId party, int ordinal, RunTerms agreed, long sampleSeed);
    }

    /// A federation that has not begun.
    ///
    /// @param checkpoint folder that is kept over a kill
    /// @param entropy of keys and masks
    public Consortium(LabData data, TrainingParameters agreed, FaultScenario faults, Path checkpoint, SecureRandom entropy)
            throws Stopped, IOException, InterruptedException {
        this(data, agreed, faults, checkpoint, entropy, RunLedger.none());
    }

    /// A federation whose run is recorded on a ledger; it is opened there before this returns.
    public Consortium(LabData data, TrainingParameters agreed, FaultScenario faults, Path checkpoint, SecureRandom entropy,
            RunLedger ledger) throws Stopped, IOException, InterruptedException {
        this(data, agreed, faults, checkpoint, entropy, ledger, Optional.empty());
    }

    /// A federation whose machines have rows of another kind than the data's.
    public Consortium(LabData data, TrainingParameters agreed, FaultScenario faults, Path checkpoint, SecureRandom entropy,
            RunLedger ledger, RowsOf rowsOf) throws Stopped, IOException, InterruptedException {
        this(data, agreed, faults, checkpoint, entropy, ledger, Optional.of(rowsOf));
    }

    private Consortium(LabData data, TrainingParameters agreed, FaultScenario faults, Path checkpoint, SecureRandom entropy,
            RunLedger ledger, Optional<RowsOf> rowsOf) throws Stopped, IOException, InterruptedException {
        this.rowsOf = rowsOf;
        this.data = data;
        this.ledger = ledger;
        this.faults = faults;
        this.checkpoint = checkpoint;
        this.entropy = entropy;
        this.terms = ConsortiumTerms.of(data, agreed, ledger);
    }

    /// Runs to the end, or says why the run stopped; then its checkpoint is there for `--resume`.
    public FederatedModel train(WorkThreads threads, Progress progress) throws Stopped, IOException, InterruptedException {
        Map<PartyId, Seat> seats = new TreeMap<>();
        RunProgress reporting = new RunProgress(progress, terms.names(), terms.agreed().parameters().rounds());
        List<Closeable> open = new ArrayList<>();
        try {
            SurvivorRegister register = opened(open, SurvivorRegister.open(checkpoint.resolve("register")));
            Seat.Machines machines = machines(register, threads);
            for (PartyId party : terms.agreed().roster()) {
                BankFiles files = opened(open, BankFiles.open(checkpoint.resolve(party.value())));
                seats.put(party, new Seat(party, machines, files));
            }
            Faults happening = opened(open, Faults.open(checkpoint.resolve("faults"), faults, terms.parties()));
            RunRecorder recorder = new RunRecorder(terms.coordinator(), reporting);
            ConsortiumHost host =
                    new ConsortiumHost(seats, terms.coordinator(), new ConsortiumHost.Records(ledger, register), happening, recorder,
                            threads.banks());
            RunOutcome outcome = host.run();
            if (outcome instanceof RunOutcome.Resumable) {
                happening.stopped();
            }
            PrivacySummary privacy = recorder.privacy(terms.agreed().parameters().privacy().rules(), host.tally());
            return model(done(outcome), privacy, recorder.wire(), happening, reporting);
        } finally {
            for (Closeable one : open) {
                one.close();
            }
        }
    }

    private static <C extends Closeable> C opened(List<Closeable> open, C one) {
        open.add(one);
        return one;
    }

    private Seat.Machines machines(SurvivorRegister register, WorkThreads threads) {
        BankKeys keys = new BankKeys(terms.agreed().roster());
        RunTerms agreed = terms.agreed();
        return party -> {
            int ordinal = agreed.ordinal(party);
            LabBank bank = data.banks().get(ordinal);
            long seed = terms.sampleSeed(ordinal);
            BankRows rows = rowsOf.map(others -> others.of(party, ordinal, agreed, seed)).orElseGet(() ->
                    new OwnedRows(bank.train(), bank.validation(), ordinal, seed, agreed.parameters(), threads));
            return new FederationParty(new PartySetup(party, agreed, rows, JdkPrimitives.create(), keys.signer(party),
                    keys.verifier(), register, entropy));
        };
    }

    private static RunOutcome.Done done(RunOutcome outcome) throws Stopped {
        return switch (outcome) {
            case RunOutcome.Done done -> done;
            case RunOutcome.Resumable stopped -> throw Stopped.refused("the run stopped, --resume continues it: "
                    + stopped.reason());
            case RunOutcome.Failed failed -> throw Stopped.refused("the run failed: " + failed.reason());
        };
    }

    private FederatedModel model(RunOutcome.Done done, PrivacySummary privacy, WireCount wire, Faults happening,
            RunProgress reporting) throws IOException {
        byte[] file = done.file().array();
        TreeEnsemble released = switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRead read -> read.ensemble().withSchema(data.train().schema());
            case ReadResult.ModelRefused refused ->
                throw new IllegalStateException("The federation's own model file does not decode: " + refused.message());
        };
        List<Long> seeds = new ArrayList<>();
        for (int ordinal = 0; ordinal < data.banks().size(); ordinal++) {
            seeds.add(terms.sampleSeed(ordinal));
        }
        return new FederatedModel(file, released, terms.agreed(), transcript(), seeds, privacy, wire, reporting.grownTrees(),
                happening.reports());
    }

    /// As the coordinating bank keeps it.
    private List<byte[]> transcript() throws IOException {
        List<byte[]> parts = BankFiles.read(checkpoint.resolve(terms.coordinator().value())).transcript();
        return TranscriptForm.decode(terms.agreed().runId(), parts).map(KeptTranscript::entries)
                .orElseThrow(() -> new IllegalStateException("The run's own transcript does not decode"));
    }
}
