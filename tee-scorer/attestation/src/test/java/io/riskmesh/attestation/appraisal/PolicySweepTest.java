package io.riskmesh.attestation.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.TcbStatus;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.SampleEvidence;
import io.riskmesh.attestation.evidence.simulated.SimulatedEvidenceVerifier;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.attestation.pki.SignatureMemory;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.reason.AttestationReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Generated policies against evidence that none may let through; the same policies take good evidence now and then.
final class PolicySweepTest {

    private static final long SEED = 20_260_301;

    private final TestPlatform platform = new TestPlatform();
    private final QuoteVerifier verifier = new QuoteVerifier(TestPlatform.pinned(), new SignatureMemory(256));
    private final CollateralSet good = platform.collateral();
    private final byte[] quote = platform.quote();

    @Test
    void no_policy_lets_through_what_none_may() throws MalformedFact {
        sweep(500);
    }

    @Tag("acceptance")
    @Test
    void none_of_ten_thousand_policies_lets_through_what_none_may() throws MalformedFact {
        sweep(10_000);
    }

    private void sweep(int policies) throws MalformedFact {
        TestPlatform debugging = new TestPlatform();
        debugging.attributes |= 2;
        byte[] debug = debugging.quote();
        TestPlatform ended = new TestPlatform();
        ended.nextUpdate = "2026-02-28T00:00:00Z";
        TestPlatform stale = new TestPlatform();
        stale.listUntil = "2026-02-28T00:00:00Z";
        TestPlatform revoked = new TestPlatform();
        revoked.levels = TestPlatform.level(5, "Revoked", "2026-02-28T00:00:00Z");
        CollateralSet expired = new CollateralSet(ended.tcbInfo(), good.tcbSigners(), good.qeIdentity(),
                good.qeSigners(), good.rootList(), good.pckList());
        CollateralSet expiredIdentity = new CollateralSet(good.tcbInfo(), good.tcbSigners(), ended.qeIdentity(),
                good.qeSigners(), good.rootList(), good.pckList());
        CollateralSet staleLists = lists(Optional.of(stale.rootList()), Optional.of(stale.pckList()));
        CollateralSet revokedLevel = new CollateralSet(revoked.tcbInfo(), good.tcbSigners(), good.qeIdentity(),
                good.qeSigners(), good.rootList(), good.pckList());
        CollateralSet noRoot = lists(Optional.empty(), good.pckList());
        CollateralSet noPck = lists(good.rootList(), Optional.empty());
        byte[] simulated = new SimulatedProvider(Digest.fromBytes(platform.mrEnclave)).quote(new byte[64]);
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < policies; i++) {
            AppraisalPolicy policy = policy(random);
            assertEquals(policy, AppraisalPolicy.of(policy.toObject()));
            Criteria criteria = new Criteria(policy, List.of(new ApprovedMeasurement(Digest.fromBytes(platform.mrEnclave), 0, random.nextInt(5))));
            accepted += verifier.verify(quote, good, criteria, _ -> { }, TestPlatform.NOW) instanceof AttestationResult.Accepted ? 1 : 0;
            boolean tooOld = policy.tcbEvaluationFloor().sgx() > platform.evaluation;
            refused(i, tooOld ? AttestationReason.COLLATERAL_TOO_OLD : AttestationReason.DEBUG_ENCLAVE, debug, good, criteria);
            refused(i, AttestationReason.COLLATERAL_EXPIRED, quote, expired, criteria);
            refused(i, tooOld ? AttestationReason.COLLATERAL_TOO_OLD : AttestationReason.COLLATERAL_EXPIRED, quote, expiredIdentity, criteria);
            refused(i, AttestationReason.CRL_NOT_CURRENT, quote, staleLists, criteria);
            refused(i, AttestationReason.CRL_MISSING, quote, noRoot, criteria);
            refused(i, AttestationReason.CRL_MISSING, quote, noPck, criteria);
            assertTrue(verifier.verify(quote, revokedLevel, criteria, _ -> { }, TestPlatform.NOW) instanceof AttestationResult.Refused);
            refused(i, AttestationReason.QUOTE_VERSION_UNSUPPORTED, simulated, good, criteria);
            simulatedNeedsDevelopmentTwice(random, simulated);
        }
        System.out.println("seed " + SEED + ": " + policies + " policies, " + accepted + " of them take good evidence");
        assertTrue(accepted > policies / 20, () -> "a sweep of policies that take nothing shows nothing");
    }

    private static void simulatedNeedsDevelopmentTwice(Random random, byte[] simulated) {
        ConsortiumMode mode = random.nextBoolean() ? ConsortiumMode.DEVELOPMENT : ConsortiumMode.PRODUCTION;
        boolean profile = random.nextBoolean();
        boolean development = mode == ConsortiumMode.DEVELOPMENT && profile;
        assertTrue(SimulatedEvidenceVerifier.isSimulated(Evidence.of(simulated, SampleEvidence.claims(1))));
        assertEquals(development, SimulatedEvidenceVerifier.on(mode, profile).isPresent());
        assertEquals(mode == ConsortiumMode.DEVELOPMENT, SimulatedEvidenceVerifier.on(mode).isPresent());
    }

    private void refused(int policy, AttestationReason code, byte[] bytes, CollateralSet collateral, Criteria criteria) {
        AttestationResult result = verifier.verify(bytes, collateral, criteria, _ -> { }, TestPlatform.NOW);
        if (!(result instanceof AttestationResult.Refused refused) || refused.rejection().code() != code) {
            throw new AssertionError("seed " + SEED + ", policy " + policy + ": expected " + code + ", got " + result + " under " + criteria);
        }
    }

    private CollateralSet lists(Optional<byte[]> root, Optional<byte[]> pck) {
        return new CollateralSet(good.tcbInfo(), good.tcbSigners(), good.qeIdentity(), good.qeSigners(), root, pck);
    }

    /// Mostly as wide as a policy can be.
    private AppraisalPolicy policy(Random random) {
        EnumSet<TcbStatus> statuses = EnumSet.copyOf(AppraisalPolicy.ACCEPTABLE);
        statuses.removeIf(_ -> random.nextInt(8) == 0);
        EnumSet<TeeType> tees = EnumSet.allOf(TeeType.class);
        tees.removeIf(_ -> random.nextInt(8) == 0);
        TreeSet<String> fmspcs = new TreeSet<>(List.of("00606a000000"));
        TreeSet<Digest> platforms = new TreeSet<>(List.of(Digest.ofFile(new byte[] {1})));
        if (random.nextInt(8) != 0) {
            fmspcs.add(platform.fmspc);
        }
        if (random.nextInt(8) != 0) {
            platforms.add(platform.platform());
        }
        return new AppraisalPolicy(List.copyOf(tees), List.copyOf(statuses),
                List.of(new NamedAdvisory("INTEL-SA-00615", random.nextLong(TestPlatform.NOW * 2))), random.nextInt(31),
                new EvaluationFloor(random.nextInt(20), random.nextInt(20)), List.copyOf(fmspcs), List.copyOf(platforms),
                1 + random.nextInt(1_530), random.nextInt(10_001));
    }
}
