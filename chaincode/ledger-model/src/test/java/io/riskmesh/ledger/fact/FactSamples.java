package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.Duty;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.MetricUnit;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Facts of every kind, drawn by chance: whatever the types allow may come.
final class FactSamples {

    private static final String ID_LETTERS = "ABCxyz019._-";
    private static final String TEXT_LETTERS = "aZ \"\\/é\u2028Ω#";

    /// Those of the first golden files, which later ones must not shift.
    private static final SubjectKind[] FIRST_SUBJECTS = {SubjectKind.CONSORTIUM, SubjectKind.FINDING, SubjectKind.MODEL_VERSION,
        SubjectKind.REFERENCE_VALUES, SubjectKind.SCORING_POLICY};

    private final SplittableRandom random;
    private final SettlementSamples settlements;

    FactSamples(long seed) {
        random = new SplittableRandom(seed);
        settlements = new SettlementSamples(random, this);
    }

    Fact of(FactKind kind) {
        return switch (kind) {
            case ACTIVATION -> new Activation(party(), time(), id(), seq(), seq(), constant(ActivationState.values()), id(),
                    digest(), optional(this::id));
            case ALIAS -> new Alias(party(), time(), id(), id(), seq(), seq());
            case ANCHOR -> new Anchor(party(), time(), id(), seq(), whole(), digest(), whole(), digest(), 5, 5 + time() / 2,
                    list(() -> new ActivationRef(id(), seq())), ids(), blob());
            case APPROVAL -> new Approval(party(), time(), constant(FIRST_SUBJECTS), id(), digest(),
                    constant(Decision.values()), optional(this::id), optional(this::digest));
            case COHORT_LINK -> new CohortLink(party(), time(), id(), seq(), run(), list(this::cohort));
            case COIN_REVEAL -> new CoinReveal(party(), time(), run(), OpaqueBytes.of(digest().toBytes()));
            case COLLATERAL -> new Collateral(party(), time(), id(), id(), seq(), blob(), blob(), list(this::blob), time(),
                    time(), count());
            case CONSORTIUM -> new Consortium(party(), time(), seq(), parties(), parties(), constant(ConsortiumMode.values()),
                    count(), count(), count(), count(), object(), seq());
            case DATA_USE_AUTHORIZATION -> authorization();
            case ENACTMENT -> new Enactment(party(), time(), constant(FIRST_SUBJECTS), id(), digest());
            case ENCLAVE_INSTANCE -> new EnclaveInstance(party(), time(), id(), count(), id(), blob(),
                    list(() -> new CollateralRef(id(), id(), seq())),
                    list(() -> new InstanceKey(constant(InstanceKeyUse.values()), blob())), whole(), digest(), object(), time());
            case FINDING -> new Finding(party(), time(), seq(), party(), id(), run(), optional(this::count), digest());
            case MODEL_VERSION -> model();
            case PARTY -> new Party(party(), time(), seq(), text(), constant(PartyRole.values()),
                    list(() -> new Endpoint(id(), text())),
                    list(() -> new PartyKey(id(), constant(KeyUse.values()), blob(), time())), optional(this::id));
            case REFERENCE_VALUES -> referenceValues();
            case REVOCATION -> new Revocation(party(), time(), id(), id());
            case RUN_CLOSE -> new RunClose(party(), time(), run(), constant(RunOutcome.values()), optional(this::id), count());
            case RUN_JOIN -> new RunJoin(party(), time(), run(), digest(), digest(), 7, 7 + time() / 2,
                    1L << random.nextInt(41), digest(), digest());
            case RUN_SEAL -> new RunSeal(party(), time(), run(), parties(), digest());
            case SURVIVOR_RECORD -> new SurvivorRecord(party(), time(), run(), seq(), 3, 3 + random.nextInt(1 << 30), parties(),
                    optional(() -> list(() -> new MemberSignature(party(), blob()))));
            case TRAINING_RUN -> trainingRun();
            case TRANSCRIPT_DIGEST -> new TranscriptDigest(party(), time(), run(), 10, 10 + random.nextInt(1 << 30), digest(),
                    digest(), digest());
            case USE_RECEIPT -> useReceipt();
            case CONFIRMATION -> new Confirmation(party(), time(), id(), digest(), whole());
            case CONTRIBUTION_REPORT -> settlements.report();
            case DISPUTE -> new Dispute(party(), time(), id(), id(), digest());
            case FINALITY -> new Finality(party(), time(), id(), digest());
            case JOURNAL_ENTRY -> new JournalEntry(party(), time(), party(), id(), seq(), id(), random.nextLong(), id());
            case RULING -> new Ruling(party(), time(), id(), constant(io.riskmesh.ledger.part.RulingDecision.values()), id());
            case SETTLEMENT -> settlements.settlement();
            case SETTLEMENT_SCHEME -> settlements.scheme();
            case SETTLEMENT_TURN -> new SettlementTurn(party(), time(), run(), seq(), id());
            case WITHDRAWAL -> new Withdrawal(party(), time(), constant(FIRST_SUBJECTS), id(), digest(),
                    optional(this::id), optional(this::digest));
        };
    }

    private DataUseAuthorization authorization() {
        PartyId assigner = new PartyId("Bank" + random.nextInt(100));
        return new DataUseAuthorization(party(), time(), assigner + ".grant" + random.nextInt(100), seq(), assigner, parties(),
                id(), digest(), digest(), uses(), id(), time(), time(), count(), optional(this::whole), ids(),
                3 + random.nextInt(60), list(() -> new Duty(id(), text())), id(), optional(this::digest), optional(this::digest));
    }

    private ModelVersion model() {
        return new ModelVersion(party(), time(), name(), seq(), optional(this::run), digest(), id(), digest(), digest(),
                digest(), optional(this::seq), parties(), list(() -> new UseRef(id(), seq())), digest(), whole(),
                list(() -> new Metric(id(), id(), constant(MetricUnit.values()), random.nextLong())), list(this::text));
    }

    private ReferenceValues referenceValues() {
        EnclaveUse use = constant(EnclaveUse.values());
        List<ModelRef> models = use == EnclaveUse.SCORER ? list(() -> new ModelRef(id(), seq())) : List.of();
        return new ReferenceValues(party(), time(), id(), use, digest(), optional(this::digest), random.nextInt(65_536),
                random.nextInt(65_536), models, digest(), random.nextBoolean());
    }

    private TrainingRun trainingRun() {
        return new TrainingRun(party(), time(), name(), seq(), id(), id(), optional(this::seq), digest(),
                list(() -> new UseRef(id(), seq())), parties(), 2 + random.nextInt(63), constant(RunPrivacy.values()),
                constant(SumOpeners.values()), optional(this::id), time());
    }

    private UseReceipt useReceipt() {
        long rounds = whole() / 2;
        long epsilon = whole() / 2;
        return new UseReceipt(party(), time(), id(), seq(), seq(), constant(DataUse.values()), id(), parties(), digest(),
                optional(this::id), rounds, rounds + random.nextInt(1000), epsilon, epsilon + random.nextInt(1000), whole(),
                optional(this::digest), time());
    }

    private Cohort cohort() {
        long from = random.nextLong(1L << 50);
        return new Cohort(parties(), from, from + random.nextLong(1L << 50));
    }

    private CanonicalValue.Obj object() {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        fields.put("statuses", new CanonicalValue.Array(List.of(new CanonicalValue.Text(text()))));
        fields.put("floor" + random.nextInt(5), new CanonicalValue.Int(whole()));
        fields.put("empty", new CanonicalValue.Obj(new TreeMap<>()));
        fields.put("strict", new CanonicalValue.Bool(random.nextBoolean()));
        return new CanonicalValue.Obj(fields);
    }

    private List<DataUse> uses() {
        return List.of(DataUse.values()).stream().filter(_ -> random.nextBoolean()).toList();
    }

    String id() {
        return letters(ID_LETTERS, 1 + random.nextInt(64));
    }

    private String name() {
        return letters(ID_LETTERS, 1 + random.nextInt(50));
    }

    private String text() {
        return letters(TEXT_LETTERS, random.nextInt(60));
    }

    private String letters(String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    PartyId party() {
        return new PartyId(letters(ID_LETTERS, 1 + random.nextInt(40)));
    }

    List<PartyId> parties() {
        TreeSet<PartyId> parties = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            parties.add(party());
        }
        return List.copyOf(parties);
    }

    private List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ids.add(id());
        }
        return List.copyOf(ids);
    }

    RunId run() {
        return new RunId(name(), seq());
    }

    Digest digest() {
        byte[] bytes = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(bytes);
        return Digest.fromBytes(bytes);
    }

    OpaqueBytes blob() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return OpaqueBytes.of(bytes);
    }

    long time() {
        return random.nextLong(CanonicalValue.MAX_INT + 1);
    }

    long whole() {
        return random.nextLong(CanonicalValue.MAX_INT + 1);
    }

    int count() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    int seq() {
        return 1 + random.nextInt(Integer.MAX_VALUE - 1);
    }

    <E> E constant(E[] values) {
        return values[random.nextInt(values.length)];
    }

    <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> item) {
        return java.util.stream.Stream.generate(item).limit(random.nextInt(4)).toList();
    }
}
