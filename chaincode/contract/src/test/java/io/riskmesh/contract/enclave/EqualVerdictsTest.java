package io.riskmesh.contract.enclave;

import static io.riskmesh.contract.world.Cast.ALDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.ApprovedMeasurement;
import io.riskmesh.attestation.appraisal.AttestationResult;
import io.riskmesh.attestation.appraisal.CollateralVerifier;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.attestation.appraisal.EvaluationFloor;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureMemory;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.contract.caller.Role;
import io.riskmesh.contract.rule.enclave.AdmitEnclave;
import io.riskmesh.contract.rule.enclave.RecordCollateral;
import io.riskmesh.contract.rule.enclave.Verifiers;
import io.riskmesh.contract.table.Decision;
import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.contract.world.EnclaveAsks;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The verifier inside the contract finds what it finds outside, from a memory of signatures or none.
final class EqualVerdictsTest {

    private static final Transaction<Collateral> RECORD = new Transaction<>("recordCollateral", List.of(Role.GATEWAY),
            FactKind.COLLATERAL, Collateral.class, List.of(), new RecordCollateral(Verifiers.of(TestPlatform.pinned())),
            List.of(LedgerReason.COLLATERAL_INVALID, LedgerReason.COLLATERAL_OLDER), List.of(LedgerReason.NOT_CURRENT));
    private static final Transaction<EnclaveInstance> ADMIT = new Transaction<>("admitEnclave", List.of(Role.GATEWAY),
            FactKind.ENCLAVE_INSTANCE, EnclaveInstance.class, List.of(), new AdmitEnclave(Verifiers.of(TestPlatform.pinned())),
            List.of(LedgerReason.EVIDENCE_REJECTED, LedgerReason.REFERENCE_VALUES_UNAPPROVED, SharedReason.SIMULATED_REFUSED),
            List.of(SharedReason.WRONG_PARTY, LedgerReason.NOT_FOUND, LedgerReason.EXPIRED));

    @Test
    void real_evidence_is_admitted_in_production_with_the_result_that_was_found_outside() {
        TestPlatform platform = new TestPlatform();
        TestLedger ledger = ledger(platform);
        assertInstanceOf(Decision.Accepted.class, ledger.decide(RECORD, tcb(platform)));
        assertInstanceOf(Decision.Accepted.class, ledger.decide(RECORD, identity(platform)));
        assertEquals("accepted", insideAndOutside(platform, ledger, TestPlatform.pinned(), ADMIT, TestPlatform.NOW));
    }

    @Test
    void refusals_are_the_same_inside_and_outside() {
        Map<String, String> verdicts = new TreeMap<>();
        changes().forEach((name, change) -> {
            TestPlatform platform = new TestPlatform();
            change.accept(platform);
            verdicts.put(name, insideAndOutside(platform, ledger(new TestPlatform()), TestPlatform.pinned(), ADMIT, TestPlatform.NOW));
        });
        assertEquals(Map.of("debug", "debug_enclave", "revoked", "certificate_revoked", "stale lists", "crl_not_current",
                "expired", "collateral_expired", "old platform", "tcb_not_supported", "another image", "measurement_not_approved",
                "old image", "svn_too_low", "needs hardening", "advisory_not_named", "look-alike root", "root_not_pinned",
                "another enclave's key", "report_data_mismatch"), verdicts);
    }

    @Test
    void a_real_quote_is_judged_by_the_chaincode_as_outside() {
        byte[] quote = SharedCollateral.file("phala/sgx_quote");
        Digest measured = Digest.fromHex("33d8736db756ed4997e04ba358d27833188f1932ff7b1d156904d3f560452fbb");
        AppraisalPolicy standard = AppraisalPolicy.standard(new EvaluationFloor(17, 17));
        TestLedger ledger = new TestLedger(standard, measured, 0, 0, EnclaveAsks.JUNE_2025);
        ledger.channel().submit(EnclaveAsks.record(EnclaveAsks.tcb(1)));
        ledger.channel().submit(EnclaveAsks.record(EnclaveAsks.identity(1)));
        Evidence evidence = Evidence.of(quote, ledger.claims());
        Transaction<?> admit = Transactions.named("admitEnclave").orElseThrow();
        List<CollateralRef> refs = List.of(new CollateralRef("SGX_TCB", EnclaveAsks.FAMILY, 1), new CollateralRef("SGX_QE", "-", 1));
        AttestationResult outside = outside(ledger, standard, measured, 0, evidence, EnclaveAsks.tcb(1), EnclaveAsks.identity(1),
                PinnedRoot.INTEL_SGX, EnclaveAsks.JUNE_2025);
        assertEquals("advisory_not_named", inside(ledger, admit, evidence, refs, outside, EnclaveAsks.JUNE_2025));
    }

    private static Map<String, Consumer<TestPlatform>> changes() {
        Map<String, Consumer<TestPlatform>> changes = new TreeMap<>();
        changes.put("debug", p -> p.attributes |= 2);
        changes.put("revoked", p -> p.revokedByAuthority = List.of(TestPlatform.PCK_SERIAL));
        changes.put("stale lists", p -> p.listUntil = "2026-02-27T00:00:00Z");
        changes.put("expired", p -> p.nextUpdate = "2026-02-27T00:00:00Z");
        changes.put("old platform", p -> p.platformSvn = 4);
        changes.put("another image", p -> p.mrEnclave = new byte[32]);
        changes.put("old image", p -> p.isvSvn = 2);
        changes.put("needs hardening", p -> p.levels = TestPlatform.level(5, "SWHardeningNeeded", "2026-01-01T00:00:00Z", "SA-1"));
        changes.put("look-alike root", p -> {
            p.root = new io.riskmesh.attestation.platform.TestAuthority("Intel SGX Root CA");
            p.rootListSigner = p.root;
        });
        changes.put("another enclave's key", p -> p.reportData = new byte[] {1});
        return changes;
    }

    /// Verifies on both ways, asserts that they say the same, and gives it.
    private static String insideAndOutside(TestPlatform platform, TestLedger ledger, PinnedRoot root, Transaction<?> admit, long now) {
        boolean otherKey = platform.reportData.length == 1;
        platform.reportData = otherKey ? new byte[64] : Evidence.of(new byte[0], ledger.claims()).reportData();
        Collateral tcb = tcb(platform);
        Collateral identity = identity(platform);
        ledger.put(tcb);
        ledger.put(identity);
        Evidence evidence = Evidence.of(platform.quote(), ledger.claims());
        TestPlatform approved = new TestPlatform();
        AttestationResult outside = outside(ledger, policy(approved), Digest.fromBytes(approved.mrEnclave), 3, evidence, tcb, identity,
                root, now);
        List<CollateralRef> refs = List.of(new CollateralRef("SGX_TCB", approved.fmspc, 1), new CollateralRef("SGX_QE", "-", 1));
        return inside(ledger, admit, evidence, refs, outside, now);
    }

    private static AttestationResult outside(TestLedger ledger, AppraisalPolicy policy, Digest measured, int svn, Evidence evidence,
            Collateral tcb, Collateral identity, PinnedRoot root, long now) {
        try {
            CollateralSet set = CollateralVerifier.set(tcb, identity);
            Criteria criteria = new Criteria(policy, List.of(new ApprovedMeasurement(measured, 0, svn)));
            return new QuoteVerifier(root, new SignatureMemory(64)).verify(evidence.quote(), set, criteria,
                    new LedgerBinding(evidence, ledger.binding()), now);
        } catch (Rejected e) {
            throw new AssertionError(e.rejection().toString());
        }
    }

    private static String inside(TestLedger ledger, Transaction<?> admit, Evidence evidence, List<CollateralRef> refs,
            AttestationResult outside, long now) {
        CanonicalValue.Obj result = outside instanceof AttestationResult.Accepted(var found) ? found.toObject()
                : new CanonicalValue.Obj(new TreeMap<>());
        EnclaveInstance instance = new EnclaveInstance(ALDER, now, EnclaveAsks.INSTANCE, 1, TestLedger.IMAGE,
                OpaqueBytes.of(evidence.encode()), refs, EnclaveAsks.KEYS, 5, EnclaveAsks.HEADER_HASH, result, now + 3_600_000);
        Decision decision = ledger.decide(admit, instance);
        return switch (outside) {
            case AttestationResult.Accepted _ -> {
                assertEquals(List.of(instance), assertInstanceOf(Decision.Accepted.class, decision, decision::toString).facts());
                yield "accepted";
            }
            case AttestationResult.Refused(_, var rejection, _) -> {
                var declined = assertInstanceOf(Decision.Declined.class, decision, decision::toString).refusal();
                assertEquals(LedgerReason.EVIDENCE_REJECTED, declined.code());
                assertEquals(rejection.toString(), declined.detail());
                yield rejection.code().code();
            }
        };
    }

    private static TestLedger ledger(TestPlatform platform) {
        return new TestLedger(policy(platform), Digest.fromBytes(platform.mrEnclave), 0, 3, TestPlatform.NOW);
    }

    private static AppraisalPolicy policy(TestPlatform platform) {
        AppraisalPolicy standard = AppraisalPolicy.standard(new EvaluationFloor(1, 1));
        return new AppraisalPolicy(standard.teeTypes(), standard.statuses(), List.of(), 0, standard.tcbEvaluationFloor(),
                List.of(platform.fmspc), List.of(platform.platform()), 90, 50);
    }

    private static Collateral tcb(TestPlatform platform) {
        List<byte[]> signers = PemChain.decode(platform.signers(), 2).orElseThrow();
        List<byte[]> chain = new ArrayList<>(signers);
        chain.add(platform.chain().get(1));
        return collateral(platform, "SGX_TCB", platform.fmspc, platform.tcbInfo(), PemChain.encode(chain),
                List.of(OpaqueBytes.of(platform.rootList()), OpaqueBytes.of(platform.pckList())));
    }

    private static Collateral identity(TestPlatform platform) {
        return collateral(platform, "SGX_QE", "-", platform.qeIdentity(), platform.signers(), List.of(OpaqueBytes.of(platform.rootList())));
    }

    private static Collateral collateral(TestPlatform platform, String type, String fmspc, byte[] body, byte[] chain,
            List<OpaqueBytes> lists) {
        return new Collateral(ALDER, TestPlatform.NOW, type, fmspc, 1, OpaqueBytes.of(body), OpaqueBytes.of(chain), lists,
                Instant.parse(platform.issueDate).toEpochMilli(), Instant.parse(platform.nextUpdate).toEpochMilli(), platform.evaluation);
    }
}
