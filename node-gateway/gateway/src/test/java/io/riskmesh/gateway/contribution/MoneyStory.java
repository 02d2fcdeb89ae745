package io.riskmesh.gateway.contribution;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.attestation.evidence.Claims;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.verifier.block.BlockHash;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/// A run on a real ledger from its scheme to the end of its settlement. Rows and sums are made up; signatures, blocks, coin and money
/// are not.
public final class MoneyStory {

    public static final RunId RUN = new RunId("fraud", 1);
    public static final List<PartyId> BANKS = RunningLedger.BANKS;
    public static final PartyId FIRST = BANKS.getFirst();
    public static final String ID = FIRST + ".s1";

    private static final String DATASET = "valued";
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final long POOL = 1_000_000;
    private static final Digest SOME = Digest.of("test", new byte[0]);

    private final Clients clients;
    private final String channel;
    private final KeyPair sign;
    private Digest coin;
    private long coinBlock;

    /// Somebody's client on the ledger.
    @FunctionalInterface
    public interface Clients {
        LedgerClient of(PartyId bank, String role) throws Exception;
    }

    MoneyStory(FoundedLedger ledger) throws Exception {
        this(ledger::client, ledger.profile().channel());
    }

    public MoneyStory(Clients clients, String channel) throws Exception {
        this.clients = clients;
        this.channel = channel;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        sign = keys.generateKeyPair();
    }

    /// Everything up to a report on the ledger.
    public void report() throws Exception {
        scheme();
        run();
        evaluator();
        record(FIRST, "gateway", "recordContribution", contribution());
    }

    private void scheme() throws Exception {
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 500, 0, 1_000_000, 0, "EUR", POOL,
                List.of(new Funding(FIRST, 400_000), new Funding(BANKS.get(1), 600_000)));
        record(FIRST, "operator", "proposeScheme", new SettlementScheme(FIRST, 0, 1, ValuationTerms.DEFAULT, payout, 0, 0));
        Digest proposal = client(FIRST).list(new FactKey("SCHEME", List.of())).getFirst().digest();
        approve(SubjectKind.SETTLEMENT_SCHEME, proposal.hex(), proposal);
        record(FIRST, "operator", "enact", new Enactment(FIRST, 0, SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(1), proposal));
    }

    private void run() throws Exception {
        long now = System.currentTimeMillis();
        for (PartyId bank : BANKS) {
            record(bank, "approver", "authorize", new DataUseAuthorization(bank, 0, bank + ".g", 1, bank, BANKS, DATASET, SOME, SOME,
                    List.of(DataUse.CONTRIBUTE, DataUse.TRAIN), "fraud-detection", now - DAY, now + 30 * DAY, 100, Optional.empty(), List.of(), 3,
                    List.of(), "test", Optional.empty(), Optional.empty()));
        }
        List<UseRef> uses = BANKS.stream().map(bank -> new UseRef(bank + ".g", 1)).toList();
        TrainingRun run = new TrainingRun(FIRST, 0, "fraud", 1, "fraud-detection", DATASET, Optional.of(1), SOME, uses, BANKS,
                BANKS.size() / 2 + 1, RunPrivacy.NONE, SumOpeners.COORDINATOR, Optional.empty(), now + DAY);
        List<CanonicalValue> receipts = new ArrayList<>();
        BANKS.forEach(bank -> receipts.add(Facts.ownFields(new UseReceipt(FIRST, 0, bank + ".g", 1, 1, DataUse.TRAIN, RUN.toString(), BANKS, SOME,
                Optional.empty(), 10, 10, 0, 0, 0, Optional.empty(), now + 20 * DAY))));
        submit(FIRST, "scientist", "openRun", Requests.with(request(run), "receipts", new CanonicalValue.Array(receipts)));
        for (PartyId bank : BANKS) {
            record(bank, "gateway", "joinRun", new RunJoin(bank, 0, RUN, SOME, SOME, now - 2 * DAY, now - DAY, 1024, SOME,
                    Coin.commit(RUN, bank, nonce(bank))));
        }
        TreeMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        for (PartyId bank : BANKS) {
            record(bank, "gateway", "revealCoin", new CoinReveal(bank, 0, RUN, nonce(bank)));
            nonces.put(bank, nonce(bank));
        }
        Digest seed = Coin.seed(RUN, nonces);
        submit(FIRST, "gateway", "sealRun", Requests.with(request(new RunSeal(FIRST, 0, RUN, BANKS, seed)), "cohortSeq", 1));
        toss(seed);
        submit(FIRST, "gateway", "freezeSurvivors",
                Requests.with(request(new SurvivorRecord(FIRST, 0, RUN, 1, 0, 99, BANKS, Optional.empty())), "cohortSeq", 1));
        for (PartyId bank : BANKS) {
            record(bank, "gateway", "recordTranscript", new TranscriptDigest(bank, 0, RUN, 0, 9, SOME, SOME, root(bank)));
        }
        record(FIRST, "scientist", "closeRun", new RunClose(FIRST, 0, RUN, RunOutcome.COMPLETED, Optional.empty(), 10));
    }

    /// The coin, from the block that sealed the run: the last one, as nobody else writes.
    private void toss(Digest seed) throws Exception {
        coinBlock = client(FIRST).height() - 1;
        try (CloseableIterator<Block> blocks = client(FIRST).blocks(coinBlock)) {
            coin = Coin.tossed(seed, BlockHash.ofHeader(blocks.next().getHeader()).toByteArray());
        }
    }

    private void evaluator() throws Exception {
        Digest image = Digest.of("image", new byte[0]);
        record(FIRST, "operator", "proposeReferenceValues",
                new ReferenceValues(FIRST, 0, "evaluator-1", EnclaveUse.EVALUATOR, image, Optional.empty(), 1, 1, List.of(), SOME, true));
        Digest values = client(FIRST).get(ReferenceValues.keyOf("evaluator-1")).orElseThrow().digest();
        approve(SubjectKind.REFERENCE_VALUES, "evaluator-1", values);
        record(FIRST, "operator", "enact", new Enactment(FIRST, 0, SubjectKind.REFERENCE_VALUES, "evaluator-1", values));
        List<InstanceKey> keys = List.of(new InstanceKey(InstanceKeyUse.HPKE, OpaqueBytes.of(new byte[] {1})),
                new InstanceKey(InstanceKeyUse.SIGN, OpaqueBytes.of(sign.getPublic().getEncoded())));
        Digest consortium = client(FIRST).list(new FactKey("CONS", List.of())).getFirst().digest();
        EvidenceBinding binding = new EvidenceBinding(channel, EnclaveUse.EVALUATOR, consortium, SOME, FIRST + ".evaluator-1", 1,
                keys, 5, SOME);
        Claims claims = new Claims(Digest.ofFile(sign.getPublic().getEncoded()), Optional.of(binding));
        Evidence evidence = Evidence.of(new SimulatedProvider(image).quote(Evidence.of(new byte[0], claims).reportData()), claims);
        CanonicalValue.Obj result = new FactWriter().id("status", "Simulated").bool("provesNothing", true).text("mrEnclave", image.hex()).object();
        record(FIRST, "gateway", "admitEnclave", new EnclaveInstance(FIRST, 0, FIRST + ".evaluator-1", 1, "evaluator-1",
                OpaqueBytes.of(evidence.encode()), List.of(), keys, 5, SOME, result, System.currentTimeMillis() + 3_600_000));
    }

    private ContributionReport contribution() throws Exception {
        List<List<Long>> values = List.of(List.of(70L, 71L, 72L, 73L), List.of(20L, 21L, 22L, 23L), List.of(10L, 11L, 12L, 13L),
                List.of(-5L, -4L, -3L, -2L));
        ValueTable table = new ValueTable(values, List.of(95L, 99L, 103L, 107L), Collections.nCopies(4, 1L), values);
        ContributionReport unsigned = new ContributionReport(FIRST, 0, RUN, SOME, coin, coinBlock, 1, FIRST + ".evaluator-1", 1,
                Assurance.SIMULATED, BANKS, BANKS.stream().map(MoneyStory::root).toList(), new ValuationEffort(500, 10_000, 10, true), table,
                List.of(), OpaqueBytes.of(new byte[0]));
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(sign.getPrivate());
        signer.update(unsigned.signedBytes());
        return unsigned.signed(OpaqueBytes.of(signer.sign()));
    }

    void settle() throws Exception {
        record(FIRST, "finance", "proposeSettlement", settlement());
    }

    Settlement settlement() throws Exception {
        SettlementScheme scheme = (SettlementScheme) client(FIRST).list(new FactKey("SCHEME", List.of())).getFirst();
        ContributionReport report = (ContributionReport) client(FIRST).get(ContributionReport.keyOf(RUN)).orElseThrow();
        PoolSplit split = SettlementRule.split(scheme.payout(), report, Collections.nCopies(4, 1024L), POOL);
        return new Settlement(FIRST, 0, ID, RUN, 1, 1, POOL, split.allocations(), split.carry(), Optional.empty(), Optional.empty());
    }

    void confirm() throws Exception {
        confirm(ID);
    }

    /// Three of the four say that they found the same.
    public void confirm(String id) throws Exception {
        Digest settlement = client(FIRST).get(Settlement.keyOf(id)).orElseThrow().digest();
        for (PartyId bank : BANKS.subList(0, 3)) {
            record(bank, "gateway", "confirm", new Confirmation(bank, 0, id, settlement, client(bank).height() - 1));
        }
    }

    Finality finality() throws Exception {
        SettlementScheme scheme = (SettlementScheme) client(FIRST).list(new FactKey("SCHEME", List.of())).getFirst();
        Settlement settlement = (Settlement) client(FIRST).get(Settlement.keyOf(ID)).orElseThrow();
        PaymentFile file = new PaymentFile(settlement, "EUR", Netting.of(Journal.of(scheme.payout(), settlement, FIRST, 0)));
        return new Finality(FIRST, 0, ID, file.digest());
    }

    /// A member's gateway is not asked: its no to the disputes of a settlement, and the ruling that follows.
    public void dismiss(PartyId bank, String id) throws Exception {
        Digest settlement = client(FIRST).get(Settlement.keyOf(id)).orElseThrow().digest();
        record(bank, "approver", "approve", new Approval(bank, 0, SubjectKind.SETTLEMENT_RULING, id, settlement, Decision.REJECT,
                Optional.of("recomputed"), Optional.empty()));
    }

    public void approve(SubjectKind kind, String subject, Digest digest) throws Exception {
        for (PartyId bank : BANKS) {
            record(bank, "approver", "approve", new Approval(bank, 0, kind, subject, digest, Decision.APPROVE, Optional.empty(), Optional.empty()));
        }
    }

    public void record(PartyId bank, String role, String function, Fact fact) throws Exception {
        submit(bank, role, function, request(fact));
    }

    SubmitOutcome tried(PartyId bank, String role, String function, Fact fact) throws Exception {
        return clients.of(bank, role).submit(function, CanonicalJson.encode(request(fact)));
    }

    private void submit(PartyId bank, String role, String function, CanonicalValue.Obj request) throws Exception {
        SubmitOutcome outcome = clients.of(bank, role).submit(function, CanonicalJson.encode(request));
        assertInstanceOf(SubmitOutcome.Recorded.class, outcome, () -> function + ": " + outcome);
    }

    private static CanonicalValue.Obj request(Fact fact) {
        return Requests.with(Facts.ownFields(fact), "consortium", 1);
    }

    private LedgerClient client(PartyId bank) throws Exception {
        return clients.of(bank, "gateway");
    }

    private static Digest root(PartyId bank) {
        return Digest.of("root", bank.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static OpaqueBytes nonce(PartyId bank) {
        byte[] nonce = new byte[Coin.NONCE_BYTES];
        Arrays.fill(nonce, (byte) bank.value().charAt(0));
        return OpaqueBytes.of(nonce);
    }
}
