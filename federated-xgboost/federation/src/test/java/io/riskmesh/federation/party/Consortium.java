package io.riskmesh.federation.party;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.replay.PooledReplay;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.LocalBankRows;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Step;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Banks in one process with real bytes between them, a register in the place of the ledger, and a disk per bank. Tests take
/// banks down, change messages on their way and stop everything at any stored entry.
final class Consortium implements SurvivorEvidence {
    /// Bytes on their way.
    record Packet(PartyId from, PartyId to, byte[] bytes) {}

    /// What a bank has on its disk.
    static final class Disk {
        final List<byte[]> checkpoints = new ArrayList<>();
        final List<byte[]> journal = new ArrayList<>();
        final List<byte[]> transcript = new ArrayList<>();

        StoredRun stored() {
            return new StoredRun(checkpoints.subList(Math.max(0, checkpoints.size() - 2), checkpoints.size()), journal, transcript);
        }
    }

    final RunTerms terms;
    final List<TestRows> rows;
    final List<TestRows> held;
    final Workers workers;
    final Map<PartyId, FederationParty> parties = new TreeMap<>();
    final Map<PartyId, FederationState> states = new TreeMap<>();
    final Map<PartyId, Disk> disks = new TreeMap<>();
    final Map<PartyId, List<Effect>> told = new TreeMap<>();
    final Map<PartyId, RunOutcome> outcomes = new TreeMap<>();
    final Set<PartyId> down = new HashSet<>();
    final List<SurvivorRecord> register = new ArrayList<>();
    final ArrayDeque<Packet> wire = new ArrayDeque<>();
    final ArrayDeque<Runnable> later = new ArrayDeque<>();
    UnaryOperator<Packet> tap = packet -> packet;
    BiFunction<PartyId, BankRows, BankRows> around = (_, own) -> own;
    BiConsumer<PartyId, Effect> watch = (_, _) -> {};
    int entriesLeft = Integer.MAX_VALUE;
    long seed;
    private int starts;

    Consortium(TrainingParameters parameters, List<Integer> rowsPerBank, long seed) {
        this(parameters, rowsPerBank, seed, SumOpeners.COORDINATOR, false, Workers.inline());
    }

    Consortium(TrainingParameters parameters, List<Integer> rowsPerBank, long seed, SumOpeners openers, boolean weighted,
            Workers workers) {
        this(parameters, TestRows.SCHEMA, generated(seed, rowsPerBank, weighted), held(seed, rowsPerBank), seed, openers, workers);
    }

    /// Banks with rows of their own.
    ///
    /// @param held validation rows of each bank
    Consortium(TrainingParameters parameters, FeatureSchema schema, List<TestRows> rows, List<TestRows> held, long seed,
            SumOpeners openers, Workers workers) {
        this.seed = seed;
        this.workers = workers;
        this.rows = rows;
        this.held = held;
        boolean weighted = rows.stream().anyMatch(own -> own.weights().isPresent());
        List<PartyId> banks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            banks.add(new PartyId("bank-%02d".formatted(i + 1)));
        }
        TrainingRun run = new TrainingRun(banks.getFirst(), 0, "model", 1, "fraud", "payments", Optional.empty(),
                Digest.fromHex(parameters.digest()), List.of(), banks, 2, RunPrivacy.NONE, openers, Optional.empty(), 0);
        List<RunJoin> joins = new ArrayList<>();
        for (int i = 0; i < banks.size(); i++) {
            byte[] which = {(byte) i};
            joins.add(new RunJoin(banks.get(i), 0, run.id(), Digest.of("rows", which), Digest.of("data", which), 0, 0,
                    bound(rows.get(i).labels().length), Digest.of("keys", which), Digest.of("coin", which)));
        }
        terms = accepted(RunTerms.of(run, joins, parameters, schema, weighted, banks.getFirst(), PrivacyFloor.SHIPPED));
        banks.forEach(bank -> disks.put(bank, new Disk()));
    }

    private static List<TestRows> generated(long seed, List<Integer> rowsPerBank, boolean weighted) {
        List<TestRows> all = new ArrayList<>();
        for (int count : rowsPerBank) {
            all.add(TestRows.of(seed + all.size(), count, weighted));
        }
        return all;
    }

    private static List<TestRows> held(long seed, List<Integer> rowsPerBank) {
        List<TestRows> all = new ArrayList<>();
        for (int count : rowsPerBank) {
            all.add(TestRows.of(seed + 100 + all.size(), count / 3 + 1, false));
        }
        return all;
    }

    private static RunTerms accepted(RunTerms.Checked checked) {
        return switch (checked) {
            case RunTerms.Checked.Accepted(RunTerms terms) -> terms;
            case RunTerms.Checked.Refused(var refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    private static long bound(int rows) {
        return Long.highestOneBit(Math.max(1, rows - 1)) * 2;
    }

    OwnerRows owner(int ordinal) {
        TestRows own = rows.get(ordinal);
        return new OwnerRows(ordinal, own.features(), own.labels(), own.weights(), seed * 31 + ordinal);
    }

    /// Starts a bank's machine, from what is on its disk.
    void start(PartyId bank) {
        int ordinal = terms.ordinal(bank);
        TestRows validation = held.get(ordinal);
        LocalBankRows local = LocalBankRows.of(terms, owner(ordinal), rows.get(ordinal).labels(),
                Optional.of(new LocalBankRows.Validation(validation.features(), validation.byteLabels())), workers);
        FederationParty party = new FederationParty(new PartySetup(bank, terms, around.apply(bank, local), JdkPrimitives.create(), PartyKeys.signer(bank),
                PartyKeys.verifier(terms.roster()), this, new SeededEntropy(seed + 1000L * ordinal + 1_000_000L * starts++)));
        down.remove(bank);
        outcomes.remove(bank);
        parties.put(bank, party);
        states.put(bank, party.initial());
        told.put(bank, new ArrayList<>());
        apply(bank, new Input.Begin(disks.get(bank).stored()));
    }

    void startAll() {
        terms.roster().forEach(this::start);
    }

    /// Starts all banks and lets the run go to its end.
    Consortium run() {
        startAll();
        deliver();
        return this;
    }

    @Override
    public boolean proves(SurvivorSet set, Octets evidence) {
        return register.stream().anyMatch(record -> record.firstSlot() == set.firstSlot() && record.lastSlot() == set.lastSlot()
                && record.members().stream().map(PartyId::value).toList().equals(set.members().parties())
                && Arrays.equals(record.canonicalBytes(), evidence.array()));
    }

    void apply(PartyId bank, Input input) {
        if (down.contains(bank) || !parties.containsKey(bank)) {
            return;
        }
        Step<FederationState> step = parties.get(bank).step(states.get(bank), input);
        states.put(bank, step.state());
        perform(bank, step.effects());
    }

    private void perform(PartyId bank, List<Effect> effects) {
        for (Effect effect : effects) {
            if (down.contains(bank)) {
                return;
            }
            switch (effect) {
                case Effect.Send(PartyId to, byte[] bytes) -> wire.add(new Packet(bank, to, bytes));
                case Effect.PersistThen(Stored entry, List<Effect> inner) -> {
                    store(bank, entry);
                    if (!down.contains(bank)) {
                        perform(bank, inner);
                    }
                }
                case Effect.RegisterSurvivors(SurvivorRecord record) -> later.add(() -> register(bank, record));
                case Effect.Finish(RunOutcome outcome) -> outcomes.put(bank, outcome);
                case Effect.Report _, Effect.Refuse _, Effect.AnchorTranscript _ -> {}
            }
            told.get(bank).add(effect);
            watch.accept(bank, effect);
        }
    }

    private void store(PartyId bank, Stored entry) {
        if (entriesLeft == 0) {
            killAll();
            return;
        }
        entriesLeft--;
        Disk disk = disks.get(bank);
        (switch (entry.kind()) {
            case JOURNAL -> disk.journal;
            case CHECKPOINT -> disk.checkpoints;
            case TRANSCRIPT -> disk.transcript;
        }).add(entry.bytes());
    }

    private void register(PartyId bank, SurvivorRecord record) {
        boolean free = register.stream().noneMatch(other -> other.firstSlot() <= record.lastSlot() && record.firstSlot() <= other.lastSlot());
        if (free) {
            register.add(record);
        }
        apply(bank, free ? new Input.SurvivorsRegistered(record) : new Input.SurvivorsRefused(record));
    }

    /// Delivers until nothing is on its way.
    void deliver() {
        while (!wire.isEmpty() || !later.isEmpty()) {
            if (wire.isEmpty()) {
                later.poll().run();
                continue;
            }
            Packet packet = wire.poll();
            Packet changed = down.contains(packet.from()) ? null : tap.apply(packet);
            if (changed != null && !down.contains(changed.to())) {
                apply(changed.to(), new Input.Received(changed.from(), changed.bytes()));
            }
        }
    }

    /// The bank's process is gone, and the coordinating bank hears of it.
    void lose(PartyId bank) {
        kill(bank);
        apply(coordinator(), new Input.PeerLost(bank));
    }

    void kill(PartyId bank) {
        down.add(bank);
        wire.removeIf(packet -> packet.from().equals(bank) || packet.to().equals(bank));
    }

    /// All processes are gone; what is on the disks stays.
    void killAll() {
        down.addAll(terms.roster());
        wire.clear();
        later.clear();
    }

    PartyId coordinator() {
        return terms.coordinator();
    }

    PartyId bank(int number) {
        return terms.roster().get(number - 1);
    }

    RunOutcome.Done done(PartyId bank) {
        if (outcomes.get(bank) instanceof RunOutcome.Done done) {
            return done;
        }
        throw new AssertionError("seed " + seed + ": " + bank + " ended with " + outcomes.get(bank) + ", refusals " + refusals(bank));
    }

    List<Effect.Refuse> refusals(PartyId bank) {
        return told.getOrDefault(bank, List.of()).stream().filter(Effect.Refuse.class::isInstance).map(Effect.Refuse.class::cast).toList();
    }

    List<byte[]> transcript(PartyId bank) {
        return TranscriptForm.decode(terms.runId(), disks.get(bank).transcript).orElseThrow().entries();
    }

    /// The plain trainer on all rows, following the coordinating bank's transcript.
    TrainedModel replay() {
        List<OwnerRows> owners = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            owners.add(owner(i));
        }
        Optional<ValidationRows> validation = terms.parameters().earlyStopping().rounds() == 0 ? Optional.empty() : Optional.of(validation());
        return PooledReplay.grow(terms, transcript(coordinator()), owners, validation, Workers.inline());
    }

    private ValidationRows validation() {
        byte[] labels = TestRows.pooledLabels(held);
        long[] weights = new long[labels.length];
        Arrays.fill(weights, 1);
        int[] owners = new int[labels.length];
        int at = 0;
        for (int bank = 0; bank < held.size(); bank++) {
            Arrays.fill(owners, at, at + held.get(bank).labels().length, bank);
            at += held.get(bank).labels().length;
        }
        return new ValidationRows(TestRows.SCHEMA, TestRows.pooled(held), labels, weights, owners);
    }
}
