package io.riskmesh.enclave.world;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.MandateUse;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.process.Scorer;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.ModelRef;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Three banks, a joint model and a one-sided one, and the mandates that their ledger gives.
public final class World {

    public static final SecureRandom RANDOM = new SecureRandom();
    public static final String CHANNEL = "payments";
    public static final String PURPOSE = "fraud";
    public static final Digest IMAGE = digest("image");
    public static final Digest CONSORTIUM = digest("consortium");
    public static final Digest SCHEMA = digest("schema");
    public static final long NOW = 1_760_000_000_000L;
    public static final int PAYER_FEATURES = 3;
    public static final int FEATURES = 6;
    public static final ModelRef JOINT = new ModelRef("joint", 1);
    public static final ModelRef ONE_SIDED = new ModelRef("one-sided", 1);

    public final Bank harbour = Bank.named("HarbourMSP");
    public final Bank meadow = Bank.named("MeadowMSP");
    public final Bank summit = Bank.named("SummitMSP");
    public final TreeEnsemble joint = ensemble(1, FEATURES);
    public final TreeEnsemble oneSided = ensemble(2, PAYER_FEATURES);
    public final ModelPackage.Made jointPackage = pack(joint);
    public final ModelPackage.Made oneSidedPackage = pack(oneSided);

    public World() throws Exception {}

    public static Digest digest(String text) {
        return Digest.ofFile(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Scorer scorer() {
        return new Scorer(new SimulatedProvider(IMAGE), IMAGE, RANDOM);
    }

    public List<Bank> banks() {
        return List.of(harbour, meadow, summit);
    }

    public MandateMembers members() {
        return new MandateMembers(banks().stream().map(Bank::member).toList(), 2);
    }

    /// A mandate under which both models score.
    public ScoringMandate mandate(long height, PayeeLate late) {
        return mandate(height, late, IMAGE, members(), banks());
    }

    public ScoringMandate mandate(long height, PayeeLate late, Digest image, MandateMembers members, List<Bank> using) {
        List<MandateModel> models = List.of(
                new MandateModel(JOINT, jointPackage.packed().fileDigest(), SCHEMA, jointPackage.packed().digest(), ModelSide.JOINT, image),
                new MandateModel(ONE_SIDED, oneSidedPackage.packed().fileDigest(), SCHEMA, oneSidedPackage.packed().digest(),
                        ModelSide.PAYER_ONLY, image));
        List<MandateUse> uses = using.stream().flatMap(bank -> Stream.of(
                new MandateUse(bank.party(), bank.use(1), PURPOSE, JOINT, NOW + 1_000),
                new MandateUse(bank.party(), bank.use(2), PURPOSE, ONE_SIDED, NOW + 1_000),
                new MandateUse(bank.party(), bank.use(3), "research", JOINT, NOW + 1_000))).toList();
        return new ScoringMandate(CHANNEL, ConsortiumMode.DEVELOPMENT, height, digest("block " + height), CONSORTIUM, members,
                models, List.of(policy(JOINT, late), policy(ONE_SIDED, PayeeLate.UNAVAILABLE)), uses);
    }

    private ScoringPolicy policy(ModelRef model, PayeeLate late) {
        boolean isJoint = model.equals(JOINT);
        List<String> table = Stream.of("a", "b", "c", "d", "e", "f").limit(isJoint ? FEATURES : PAYER_FEATURES).toList();
        return new ScoringPolicy(1, model, isJoint ? ModelSide.JOINT : ModelSide.PAYER_ONLY, PAYER_FEATURES,
                (isJoint ? jointPackage : oneSidedPackage).packed().digest(), PURPOSE, List.of(Float.floatToIntBits(0f)),
                List.of("APPROVE", "REVIEW"), late,
                isJoint && late == PayeeLate.ONE_SIDED_MODEL ? Optional.of(ONE_SIDED) : Optional.empty(), true, table);
    }

    public SignedMandate signed(ScoringMandate mandate, Bank... voters) throws Exception {
        List<MemberSignature> votes = new ArrayList<>();
        for (Bank bank : voters) {
            votes.add(bank.vote(mandate.signedBytes()));
        }
        votes.sort(Comparator.comparing(MemberSignature::party));
        return new SignedMandate(mandate, votes);
    }

    public EpochStart start(String instance, int epoch) {
        return new EpochStart(CHANNEL, instance, epoch, CONSORTIUM, members(), 10, digest("block 10"));
    }

    /// Starts an epoch and returns what gateways verify.
    public Evidence begin(Line line, EpochStart start) throws Exception {
        return Evidence.decode(line.expect(FrameType.EPOCH, start.encode(), FrameType.EVIDENCE));
    }

    /// A live epoch under a mandate of height 10.
    public LiveEpoch live(Line line, String instance, int epoch, PayeeLate late) throws Exception {
        EpochStart start = start(instance, epoch);
        Evidence evidence = begin(line, start);
        line.expect(FrameType.MANDATE, signed(mandate(10, late), harbour, meadow).encode(), FrameType.DONE);
        return new LiveEpoch(this, line, start, evidence);
    }

    public void sendPackages(Line line) throws Exception {
        for (ModelPackage packed : List.of(jointPackage.packed(), oneSidedPackage.packed())) {
            for (MessagePart part : MessagePart.split(packed.encode())) {
                line.expect(FrameType.MODEL_PART, part.encode(), FrameType.DONE);
            }
        }
    }

    private static ModelPackage.Made pack(TreeEnsemble ensemble) {
        return ModelPackage.make(XgboostModelFile.writeUbjson(ensemble), 2, 3, 10, RANDOM);
    }

    private static TreeEnsemble ensemble(long seed, int features) {
        Random random = new Random(seed);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            TreeBuilder tree = RegressionTree.builder();
            grow(random, tree, tree.addRoot(), features, 3, 64f);
            trees.add(tree.build());
        }
        return new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(features), trees);
    }

    private static void grow(Random random, TreeBuilder tree, int node, int features, int depth, float cover) {
        tree.setStatistics(node, 0f, cover, 0f);
        if (depth == 0) {
            tree.setLeaf(node, (float) random.nextGaussian() / 2);
            return;
        }
        int left = tree.expand(node, random.nextInt(features), random.nextInt(-8, 8) / 8f, random.nextBoolean());
        grow(random, tree, left, features, depth - 1, cover / 2);
        grow(random, tree, left + 1, features, depth - 1, cover / 2);
    }
}
