package io.riskmesh.attestation.appraisal;

import static io.riskmesh.ledger.reason.AttestationReason.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.platform.TestAuthority;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each code of the verifier, by a platform of our own that is good but for one thing.
final class EveryCodeTest {

    /// Codes of claims, binding and certificates, which the evidence's own tests visit.
    private static final Set<AttestationReason> OF_EVIDENCE = EnumSet.of(CLAIMS_MALFORMED, REPORT_DATA_MISMATCH, EVIDENCE_TOO_OLD,
            RATLS_LEGACY_ONLY, RATLS_QUOTES_DIFFER, BINDING_MISMATCH);

    private static final long DAY = 86_400_000L;

    /// @param change of the platform
    /// @param bytes of the quote
    /// @param with of the collateral
    private record Case(String name, AttestationReason code, Step step, Consumer<TestPlatform> change, UnaryOperator<byte[]> bytes,
            UnaryOperator<CollateralSet> with, Criteria criteria, long now) {}

    private final List<Case> cases = cases();

    @Test
    void a_platform_left_alone_is_accepted() {
        var accepted = assertInstanceOf(AttestationResult.Accepted.class, verify(new TestPlatform(), Policies.ofTestPlatform()));
        assertEquals("UpToDate", accepted.appraisal().status().word());
        assertEquals(new TestPlatform().platform(), accepted.appraisal().platform());
    }

    @Test
    void a_trust_domain_left_alone_is_refused_only_for_its_measurement() {
        TestPlatform platform = new TestPlatform();
        platform.tdx = true;
        refused(MEASUREMENT_NOT_APPROVED, Step.POLICY, verify(platform, Policies.ofTestPlatform()));
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.code + ": " + each.name, () -> {
            TestPlatform platform = new TestPlatform();
            each.change.accept(platform);
            AttestationResult result = new QuoteVerifier(TestPlatform.pinned(), SignatureCheck.direct()).verify(
                    each.bytes.apply(platform.quote()), each.with.apply(platform.collateral()), each.criteria, _ -> { }, each.now);
            refused(each.code, each.step, result);
        }));
    }

    @Test
    void every_code_is_visited() {
        Set<AttestationReason> visited = EnumSet.copyOf(OF_EVIDENCE);
        cases.forEach(each -> visited.add(each.code));
        assertEquals(EnumSet.allOf(AttestationReason.class), visited);
    }

    @Test
    void the_binding_has_the_last_word() {
        TestPlatform platform = new TestPlatform();
        AttestationResult result = new QuoteVerifier(TestPlatform.pinned(), SignatureCheck.direct()).verify(platform.quote(),
                platform.collateral(), Policies.ofTestPlatform(), _ -> {
                    throw new Rejected(BINDING_MISMATCH, "not this one");
                }, TestPlatform.NOW);
        refused(BINDING_MISMATCH, Step.BINDING, result);
    }

    private List<Case> cases() {
        List<Case> all = new ArrayList<>();
        all.addAll(ofQuotes());
        all.addAll(ofChains());
        all.addAll(ofLists());
        all.addAll(ofCollateral());
        all.addAll(ofSignaturesAndLevels());
        all.addAll(ofPolicies());
        return all;
    }

    private List<Case> ofQuotes() {
        return List.of(
                quote("cut off", QUOTE_MALFORMED, q -> Arrays.copyOf(q, q.length - 1)),
                quote("empty", QUOTE_MALFORMED, _ -> new byte[0]),
                quote("larger than any", QUOTE_MALFORMED, q -> Arrays.copyOf(q, 16_385)),
                quote("a key off the curve", QUOTE_MALFORMED, q -> with(q, 436 + 64, q[436 + 64] ^ 1)),
                quote("a signature of zeros", QUOTE_MALFORMED, q -> zeros(q, 436, 32)),
                quote("a byte too many", QUOTE_TRAILING_BYTES, q -> Arrays.copyOf(q, q.length + 1)),
                quote("version 6", QUOTE_VERSION_UNSUPPORTED, q -> with(q, 0, 6)),
                quote("version 2", QUOTE_VERSION_UNSUPPORTED, q -> with(q, 0, 2)),
                quote("the simulated version", QUOTE_VERSION_UNSUPPORTED, q -> with(with(q, 0, 0xFF), 1, 0xFF)),
                quote("another TEE", TEE_TYPE_UNSUPPORTED, q -> with(q, 4, 2)),
                quote("a trust domain in version 3", TEE_TYPE_UNSUPPORTED, q -> with(q, 4, 0x81)),
                quote("P-384", KEY_TYPE_UNSUPPORTED, q -> with(q, 2, 3)),
                quote("another maker", QE_VENDOR_UNKNOWN, q -> with(q, 12, 0)),
                quote("certification data without certificates", CERTIFICATION_DATA_UNSUPPORTED, q -> with(q, certification(q), 3)),
                quote("CRLF in the certificates", PEM_NOT_CANONICAL, q -> with(q, q.length - 1, '\r')));
    }

    private List<Case> ofChains() {
        TestAuthority stranger = new TestAuthority("Intel SGX Root CA");
        TestAuthority wrongName = new TestAuthority("Intel SGX PCK Other CA");
        return List.of(
                of("a look-alike root", ROOT_NOT_PINNED, Step.PCK_CHAIN, p -> p.root = stranger),
                of("an authority of another name", CHAIN_INVALID, Step.PCK_CHAIN, p -> {
                    p.authority = wrongName;
                    p.pckIssuer = wrongName;
                }),
                of("an authority that may not issue", CHAIN_INVALID, Step.PCK_CHAIN, p -> p.authorityMayIssue = false),
                of("a leaf of the root itself", CHAIN_INVALID, Step.PCK_CHAIN, p -> p.pckIssuer = TestPlatform.ROOT),
                of("swapped certificates", CHAIN_INVALID, Step.PCK_CHAIN, p -> p.pck = TestPlatform.SIGNER),
                of("a leaf that ended", CERTIFICATE_EXPIRED, Step.PCK_CHAIN, p -> p.certificatesUntil = "2026-02-01T00:00:00Z"),
                at("before the certificates", CERTIFICATE_EXPIRED, Step.PCK_CHAIN, 0L));
    }

    private List<Case> ofLists() {
        TestAuthority sameName = new TestAuthority("Intel SGX Root CA");
        return List.of(
                with("no list of the root", CRL_MISSING, Step.REVOCATION, c -> lists(c, Optional.empty(), c.pckList())),
                with("no list of the authority", CRL_MISSING, Step.REVOCATION, c -> lists(c, c.rootList(), Optional.empty())),
                with("a garbled list", CRL_MALFORMED, Step.REVOCATION, c -> lists(c, Optional.of(new byte[] {0x30, 1, 0}), c.pckList())),
                with("bytes after a list", CRL_MALFORMED, Step.REVOCATION,
                        c -> lists(c, c.rootList().map(list -> Arrays.copyOf(list, list.length + 1)), c.pckList())),
                with("lists swapped", CRL_WRONG_ISSUER, Step.REVOCATION, c -> lists(c, c.pckList(), c.rootList())),
                of("a forged list", CRL_SIGNATURE_INVALID, Step.REVOCATION, p -> p.rootListSigner = sameName),
                of("stale lists", CRL_NOT_CURRENT, Step.REVOCATION, p -> p.listUntil = "2026-02-28T00:00:00Z"),
                of("lists of the future", CRL_NOT_CURRENT, Step.REVOCATION, p -> p.listFrom = "2026-03-02T00:00:00Z"),
                of("a revoked platform", CERTIFICATE_REVOKED, Step.REVOCATION,
                        p -> p.revokedByAuthority = List.of(TestPlatform.PCK_SERIAL)),
                of("a revoked authority", CERTIFICATE_REVOKED, Step.REVOCATION,
                        p -> p.revokedByRoot = List.of(TestPlatform.AUTHORITY_SERIAL)),
                of("a revoked signer of collateral", CERTIFICATE_REVOKED, Step.COLLATERAL,
                        p -> p.revokedByRoot = List.of(TestPlatform.SIGNER_SERIAL)));
    }

    private List<Case> ofCollateral() {
        TestAuthority stranger = new TestAuthority("Intel SGX TCB Signing");
        return List.of(
                with("no frame", COLLATERAL_MALFORMED, Step.COLLATERAL, c -> documents(c, new byte[10], c.qeIdentity())),
                with("space in the frame", COLLATERAL_MALFORMED, Step.COLLATERAL,
                        c -> documents(c, replaced(c.tcbInfo(), ",\"signature\"", ", \"signature\""), c.qeIdentity())),
                with("signers that are no PEM", COLLATERAL_MALFORMED, Step.COLLATERAL, c -> new CollateralSet(c.tcbInfo(),
                        new byte[3], c.qeIdentity(), c.qeSigners(), c.rootList(), c.pckList())),
                of("an unknown kind that is signed", COLLATERAL_MALFORMED, Step.COLLATERAL, p -> p.tcbId = "XYZ"),
                of("levels without status", COLLATERAL_MALFORMED, Step.COLLATERAL, p -> p.levels = "{}"),
                of("a stranger's documents", COLLATERAL_SIGNATURE_INVALID, Step.COLLATERAL, p -> p.documentSigner = stranger),
                with("a changed level", COLLATERAL_SIGNATURE_INVALID, Step.COLLATERAL,
                        c -> documents(c, replaced(c.tcbInfo(), "\"svn\":5", "\"svn\":4"), c.qeIdentity())),
                of("documents that ended", COLLATERAL_EXPIRED, Step.COLLATERAL, p -> p.nextUpdate = "2026-02-28T23:59:59Z"),
                of("documents of the future", COLLATERAL_EXPIRED, Step.COLLATERAL, p -> p.issueDate = "2026-03-02T00:00:00Z"),
                of("an evaluation below the floor", COLLATERAL_TOO_OLD, Step.COLLATERAL, p -> p.evaluation = 0),
                of("another family", COLLATERAL_MISMATCH, Step.COLLATERAL, p -> p.fmspc = "00a067110001"),
                with("the identity of another kind", COLLATERAL_MISMATCH, Step.COLLATERAL, c -> {
                    TestPlatform domain = new TestPlatform();
                    domain.tdx = true;
                    return documents(c, c.tcbInfo(), domain.qeIdentity());
                }));
    }

    private List<Case> ofSignaturesAndLevels() {
        return List.of(
                quote("a changed quoting enclave", QE_REPORT_SIGNATURE_INVALID, Step.SIGNATURES, q -> with(q, 564 + 64, 9)),
                quote("changed authentication data", QE_REPORT_DATA_MISMATCH, Step.SIGNATURES, q -> with(q, 564 + 384 + 64 + 2, 9)),
                quote("a changed enclave", QUOTE_SIGNATURE_INVALID, Step.SIGNATURES, q -> with(q, 48 + 64, 9)),
                of("a quoting enclave of another product", QE_IDENTITY_MISMATCH, Step.QE_IDENTITY, p -> p.qeProduct = 2),
                of("a quoting enclave below every level", QE_IDENTITY_MISMATCH, Step.QE_IDENTITY,
                        p -> p.qeLevels = p.qeLevels.replace("\"isvsvn\":8", "\"isvsvn\":9")),
                of("a platform below every level", TCB_NOT_SUPPORTED, Step.PLATFORM_TCB, p -> p.platformSvn = 4),
                of("a provisioning enclave below every level", TCB_NOT_SUPPORTED, Step.PLATFORM_TCB, p -> p.pceSvn = 10),
                of("a TDX module below every level", TCB_NOT_SUPPORTED, Step.PLATFORM_TCB, p -> {
                    p.tdx = true;
                    p.teeTcbSvn[0] = 4;
                }),
                of("a TDX module of another signer", TDX_MODULE_MISMATCH, Step.PLATFORM_TCB, p -> {
                    p.tdx = true;
                    p.moduleSigner = "01".repeat(48);
                }),
                of("a TDX module without identity", TDX_MODULE_MISMATCH, Step.PLATFORM_TCB, p -> {
                    p.tdx = true;
                    p.teeTcbSvn[1] = 6;
                }));
    }

    private List<Case> ofPolicies() {
        TestPlatform any = new TestPlatform();
        ApprovedMeasurement measured = new ApprovedMeasurement(Digest.fromBytes(any.mrEnclave), 0, 3);
        List<TeeType> sgx = List.of(TeeType.SGX);
        String named = TestPlatform.level(5, "SWHardeningNeeded", "2026-01-01T00:00:00Z", "SA-1", "SA-2");
        return List.of(
                of("a debug enclave", DEBUG_ENCLAVE, Step.POLICY, p -> p.attributes |= 2),
                policy("SGX not in the policy", TEE_TYPE_UNSUPPORTED, _ -> { },
                        Policies.policy(List.of(TeeType.TDX), List.of(), 0, 1, any.fmspc, any.platform()), measured),
                of("out of date", STATUS_NOT_ACCEPTED, Step.POLICY,
                        p -> p.levels = TestPlatform.level(5, "OutOfDate", "2026-02-20T00:00:00Z")),
                policy("out of date past the grace", STATUS_NOT_ACCEPTED,
                        p -> p.levels = TestPlatform.level(5, "OutOfDate", "2026-02-20T00:00:00Z"),
                        Policies.policy(sgx, List.of(), 8, 1, any.fmspc, any.platform()), measured),
                of("revoked", STATUS_NOT_ACCEPTED, Step.POLICY, p -> p.levels = TestPlatform.level(5, "Revoked", "2026-02-20T00:00:00Z")),
                of("advisories that nobody named", ADVISORY_NOT_NAMED, Step.POLICY, p -> p.levels = named),
                policy("one advisory named of two", ADVISORY_NOT_NAMED, p -> p.levels = named, Policies.policy(sgx,
                        List.of(new NamedAdvisory("SA-1", TestPlatform.NOW)), 0, 1, any.fmspc, any.platform()), measured),
                policy("an advisory named until yesterday", ADVISORY_NOT_NAMED, p -> p.levels = named, Policies.policy(sgx,
                        List.of(new NamedAdvisory("SA-1", TestPlatform.NOW), new NamedAdvisory("SA-2", TestPlatform.NOW - DAY)), 0, 1,
                        any.fmspc, any.platform()), measured),
                policy("another family listed", PLATFORM_NOT_LISTED, _ -> { },
                        Policies.policy(sgx, List.of(), 0, 1, "00a067110001", any.platform()), measured),
                policy("another machine listed", PLATFORM_NOT_LISTED, _ -> { },
                        Policies.policy(sgx, List.of(), 0, 1, any.fmspc, Digest.of("platform", new byte[32])), measured),
                of("another measurement", MEASUREMENT_NOT_APPROVED, Step.POLICY, p -> p.mrEnclave = new byte[32]),
                of("an older security version", SVN_TOO_LOW, Step.POLICY, p -> p.isvSvn = 2));
    }

    private static AttestationResult verify(TestPlatform platform, Criteria criteria) {
        return new QuoteVerifier(TestPlatform.pinned(), SignatureCheck.direct())
                .verify(platform.quote(), platform.collateral(), criteria, _ -> { }, TestPlatform.NOW);
    }

    private static void refused(AttestationReason code, Step step, AttestationResult result) {
        var refused = assertInstanceOf(AttestationResult.Refused.class, result, result::toString);
        assertEquals(code, refused.rejection().code(), refused::toString);
        assertEquals(step, refused.step(), refused::toString);
    }

    private static Case quote(String name, AttestationReason code, UnaryOperator<byte[]> change) {
        return quote(name, code, Step.PARSE, change);
    }

    private static Case quote(String name, AttestationReason code, Step step, UnaryOperator<byte[]> change) {
        return new Case(name, code, step, _ -> { }, change, c -> c, Policies.ofTestPlatform(), TestPlatform.NOW);
    }

    private static Case of(String name, AttestationReason code, Step step, Consumer<TestPlatform> change) {
        return new Case(name, code, step, change, q -> q, c -> c, Policies.ofTestPlatform(), TestPlatform.NOW);
    }

    private static Case at(String name, AttestationReason code, Step step, long now) {
        return new Case(name, code, step, _ -> { }, q -> q, c -> c, Policies.ofTestPlatform(), now);
    }

    private static Case with(String name, AttestationReason code, Step step, UnaryOperator<CollateralSet> change) {
        return new Case(name, code, step, _ -> { }, q -> q, change, Policies.ofTestPlatform(), TestPlatform.NOW);
    }

    private static Case policy(String name, AttestationReason code, Consumer<TestPlatform> change, AppraisalPolicy policy,
            ApprovedMeasurement measured) {
        return new Case(name, code, Step.POLICY, change, q -> q, c -> c, new Criteria(policy, List.of(measured)), TestPlatform.NOW);
    }

    private static CollateralSet lists(CollateralSet c, Optional<byte[]> root, Optional<byte[]> pck) {
        return new CollateralSet(c.tcbInfo(), c.tcbSigners(), c.qeIdentity(), c.qeSigners(), root, pck);
    }

    private static CollateralSet documents(CollateralSet c, byte[] tcbInfo, byte[] qeIdentity) {
        return new CollateralSet(tcbInfo, c.tcbSigners(), qeIdentity, c.qeSigners(), c.rootList(), c.pckList());
    }

    private static byte[] replaced(byte[] document, String from, String to) {
        return new String(document, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] zeros(byte[] bytes, int from, int count) {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, from, from + count, (byte) 0);
        return changed;
    }

    /// Where the type of certification data stands in a quote of version 3 with 32 bytes of authentication data.
    private static int certification(byte[] quote) {
        return 48 + 384 + 4 + 128 + 384 + 64 + 2 + quote[48 + 384 + 4 + 128 + 384 + 64];
    }
}
