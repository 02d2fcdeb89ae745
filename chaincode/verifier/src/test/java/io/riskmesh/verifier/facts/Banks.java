package io.riskmesh.verifier.facts;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Facts of a consortium of four banks, right unless a test changes one.
final class Banks {

    static final PartyId A = new PartyId("AppleMSP");
    static final PartyId B = new PartyId("BirchMSP");
    static final PartyId C = new PartyId("CedarMSP");
    static final PartyId D = new PartyId("DaisyMSP");
    static final PartyId REGULATOR = new PartyId("RegulatorMSP");
    static final List<PartyId> ALL = List.of(A, B, C, D);
    static final RunId RUN = new RunId("fraud", 1);
    static final String IMAGE = "scorer-1";
    static final Digest POLICY = digest("policy");
    static final Digest TRANSCRIPT = digest("transcript of 19");
    static final long FROM = 1_700_000_000_000L;
    static final long TO = 1_790_000_000_000L;
    static final long LATER = 1_810_000_000_000L;

    private static final CanonicalValue.Obj EMPTY = new CanonicalValue.Obj(new TreeMap<>());

    private Banks() {}

    static Digest digest(String of) {
        return Digest.ofFile(of.getBytes(StandardCharsets.UTF_8));
    }

    static Consortium consortium(long at, int seq, List<PartyId> members, int quorum) {
        return new Consortium(A, at, seq, members, List.of(REGULATOR), ConsortiumMode.DEVELOPMENT, quorum, quorum, 3, 3, EMPTY,
                1024);
    }

    static Approval approval(PartyId by, long at, SubjectKind kind, String subject, Digest of) {
        return new Approval(by, at, kind, subject, of, Decision.APPROVE, Optional.empty(), Optional.empty());
    }

    static Enactment enactment(long at, SubjectKind kind, String subject, Digest of) {
        return new Enactment(A, at, kind, subject, of);
    }

    static String first() {
        return FactKey.sequence(1);
    }

    static Party party(PartyId by, long at) {
        return new Party(by, at, 1, "Bank " + by, PartyRole.BANK, List.of(), List.of(), Optional.empty());
    }

    static String grantOf(PartyId bank) {
        return bank + ".g1";
    }

    static DataUseAuthorization grant(PartyId bank, long at, String dataset, int maxRounds, long validUntil) {
        return new DataUseAuthorization(bank, at, grantOf(bank), 1, bank, ALL, dataset, digest("schema"), digest("features"),
                List.of(DataUse.SCORE, DataUse.TRAIN), "fraud-prevention", TO, validUntil, maxRounds, Optional.empty(),
                List.of(IMAGE), 3, List.of(), "legitimate-interest", Optional.empty(), Optional.empty());
    }

    static UseReceipt trainingUse(PartyId bank, long at, RunId run, int seq, long reserved, long total) {
        return new UseReceipt(A, at, grantOf(bank), seq, 1, DataUse.TRAIN, run.toString(), ALL, digest("parameters"),
                Optional.empty(), reserved, total, 0, 0, 0, Optional.empty(), LATER);
    }

    static TrainingRun run(long at, RunId id, int useSeq, int threshold, SumOpeners openers) {
        List<UseRef> uses = ALL.stream().map(bank -> new UseRef(grantOf(bank), useSeq)).toList();
        return new TrainingRun(A, at, id.model(), id.seq(), "fraud-prevention", "payments", Optional.empty(),
                digest("parameters"), uses, ALL, threshold, RunPrivacy.NONE, openers, Optional.empty(), at + 3_600_000);
    }

    static OpaqueBytes nonce(PartyId bank) {
        return OpaqueBytes.of(digest("nonce " + bank).toBytes());
    }

    static RunJoin join(PartyId bank, long at, RunId run) {
        return new RunJoin(bank, at, run, digest("rows"), digest("data"), FROM, TO, 1024, digest("keys"),
                Coin.commit(run, bank, nonce(bank)));
    }

    static CoinReveal reveal(PartyId bank, long at, RunId run) {
        return new CoinReveal(bank, at, run, nonce(bank));
    }

    static RunSeal seal(long at, RunId run, List<PartyId> participants) {
        TreeMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        participants.forEach(bank -> nonces.put(bank, nonce(bank)));
        return new RunSeal(A, at, run, participants, Coin.seed(run, nonces));
    }

    static SurvivorRecord survivors(long at, RunId run, int seq, int firstSlot, List<PartyId> members) {
        return new SurvivorRecord(A, at, run, seq, firstSlot, firstSlot + 99, members, Optional.empty());
    }

    static CohortLink cohort(long at, RunId run, int seq, List<Cohort> cohorts) {
        return new CohortLink(A, at, "payments", seq, run, cohorts);
    }

    static TranscriptDigest transcript(PartyId bank, long at, RunId run, int from, int to) {
        return new TranscriptDigest(bank, at, run, from, to, digest("transcript of " + to), digest("model of " + to),
                digest("sums of " + bank));
    }

    static RunClose close(long at, RunId run) {
        return new RunClose(A, at, run, RunOutcome.COMPLETED, Optional.empty(), 20);
    }

    static ModelVersion model(long at) {
        return new ModelVersion(A, at, "fraud", 1, Optional.of(RUN), digest("file"), "xgboost-json", digest("schema"),
                digest("statement"), digest("release"), Optional.empty(), ALL,
                ALL.stream().map(bank -> new UseRef(grantOf(bank), 1)).toList(), TRANSCRIPT, 0, List.of(), List.of());
    }

    static ReferenceValues image(long at) {
        return new ReferenceValues(A, at, IMAGE, EnclaveUse.SCORER, digest("measurement"), Optional.empty(), 0, 0,
                List.of(new ModelRef("fraud", 1)), digest("recipe"), true);
    }

    static Activation activation(long at, int seq, ActivationState state, Digest policy) {
        return new Activation(A, at, "fraud", seq, 1, state, IMAGE, policy, Optional.empty());
    }

    static Alias alias(long at, int activationSeq) {
        return new Alias(A, at, "fraud", "current", 1, activationSeq);
    }

    static UseReceipt scoringUse(PartyId by, long at, int seq, long total) {
        return new UseReceipt(by, at, grantOf(A), seq, 1, DataUse.SCORE, "fraud.1", List.of(A, B), POLICY,
                Optional.of(IMAGE), 0, total, 0, 0, 0, Optional.empty(), at + 3_600_000);
    }

    static Revocation revocation(PartyId by, long at, PartyId of) {
        return new Revocation(by, at, grantOf(of), "consent_withdrawn");
    }

    static Anchor anchor(long at, int epoch, long size, long before, OpaqueBytes signature) {
        return new Anchor(B, at, B + ".log", epoch, size, digest("root " + size), before, digest("root " + before), at - 500, at,
                List.of(new ActivationRef("fraud", 1)), List.of(), signature);
    }

    static Collateral collateral(long at, int seq, int number) {
        return new Collateral(B, at, "SGX_TCB", "00906ED50000", seq, nonce(B), nonce(C), List.of(), FROM, LATER, number);
    }

    static EnclaveInstance instance(long at) {
        return new EnclaveInstance(B, at, B + ".i1", 1, IMAGE, nonce(B), List.of(new CollateralRef("SGX_TCB", "00906ED50000", 1)),
                List.of(), 3, digest("header"), EMPTY, LATER);
    }
}
