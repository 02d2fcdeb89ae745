package io.riskmesh.attestation.platform;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.TestRoots;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/// A platform under a root of our own, with everything that a maker signs about it. A test changes a field before it asks for bytes;
/// left alone, the quote is good at [#NOW] and its platform up to date.
public final class TestPlatform {

    public static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    public static final TestAuthority ROOT = new TestAuthority("Intel SGX Root CA");
    public static final TestAuthority AUTHORITY = new TestAuthority("Intel SGX PCK Processor CA");
    public static final TestAuthority SIGNER = new TestAuthority("Intel SGX TCB Signing");
    public static final TestAuthority PCK = new TestAuthority("Intel SGX PCK Certificate");
    public static final TestAuthority ATTESTATION = new TestAuthority("attestation key");

    public static final int AUTHORITY_SERIAL = 2;
    public static final int SIGNER_SERIAL = 3;
    public static final int PCK_SERIAL = 4;

    public TestAuthority root = ROOT;
    public TestAuthority authority = AUTHORITY;
    public TestAuthority pck = PCK;
    public TestAuthority pckIssuer = AUTHORITY;
    public TestAuthority signer = SIGNER;
    public TestAuthority documentSigner = SIGNER;
    public TestAuthority attestation = ATTESTATION;
    public TestAuthority rootListSigner = ROOT;
    public TestAuthority pckListSigner = AUTHORITY;
    public boolean authorityMayIssue = true;
    public String certificatesUntil = "2040-01-01T00:00:00Z";
    public List<Integer> revokedByRoot = List.of(77);
    public List<Integer> revokedByAuthority = List.of(88);
    public String listFrom = "2026-02-20T00:00:00Z";
    public String listUntil = "2026-03-20T00:00:00Z";

    public boolean tdx;
    public int platformSvn = 5;
    public int pceSvn = 11;
    public String fmspc = "00a067110000";
    public String certifiedFmspc = "00a067110000";
    public String issueDate = "2026-02-20T00:00:00Z";
    public String nextUpdate = "2026-03-20T00:00:00Z";
    public int evaluation = 17;
    public String tcbId;
    public String levels = level(5, "UpToDate", "2026-01-01T00:00:00Z");
    public String qeLevels = "{\"tcb\":{\"isvsvn\":8},\"tcbDate\":\"2026-01-01T00:00:00Z\",\"tcbStatus\":\"UpToDate\"}";
    public int qeProduct = 1;
    public String moduleSigner = "00".repeat(48);

    public byte[] mrEnclave = fill(32, 0xAB);
    public int isvSvn = 3;
    public int attributes = 0x05;
    public byte[] reportData = new byte[64];
    public byte[] teeTcbSvn = fill(16, 5);

    public static PinnedRoot pinned() {
        return TestRoots.pinned(ROOT.spki());
    }

    public static String level(int svn, String status, String date, String... advisories) {
        String components = components(svn);
        return "{\"tcb\":{\"sgxtcbcomponents\":" + components + ",\"pcesvn\":11,\"tdxtcbcomponents\":" + components
                + "},\"tcbDate\":\"" + date + "\",\"tcbStatus\":\"" + status + "\",\"advisoryIDs\":["
                + String.join(",", Arrays.stream(advisories).map(id -> "\"" + id + "\"").toList()) + "]}";
    }

    /// Three certificates, leaf first.
    public List<byte[]> chain() {
        return List.of(pckIssuer.certify(pck, PCK_SERIAL, false, "2020-01-01T00:00:00Z", certificatesUntil, Optional.of(extension())),
                root.certify(authority, AUTHORITY_SERIAL, authorityMayIssue, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z",
                        Optional.empty()),
                rootCertificate());
    }

    public byte[] rootCertificate() {
        return root.certify(root, 1, true, "2020-01-01T00:00:00Z", "2049-01-01T00:00:00Z", Optional.empty());
    }

    public byte[] signers() {
        return PemChain.encode(List.of(root.certify(signer, SIGNER_SERIAL, false, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z",
                Optional.empty()), rootCertificate()));
    }

    public byte[] rootList() {
        return rootListSigner.revocationList(revokedByRoot, listFrom, listUntil);
    }

    public byte[] pckList() {
        return pckListSigner.revocationList(revokedByAuthority, listFrom, listUntil);
    }

    public byte[] tcbInfo() {
        String id = tcbId != null ? tcbId : tdx ? "TDX" : "SGX";
        String module = "\"mrsigner\":\"" + moduleSigner + "\",\"attributes\":\"0000000000000000\",\"attributesMask\":\"FFFFFFFFFFFFFFFF\"";
        String modules = tdx ? "\"tdxModule\":{" + module + "},\"tdxModuleIdentities\":[{\"id\":\"TDX_05\"," + module
                + ",\"tcbLevels\":[{\"tcb\":{\"isvsvn\":5},\"tcbDate\":\"2026-01-01T00:00:00Z\",\"tcbStatus\":\"UpToDate\"}]}]," : "";
        return signed("tcbInfo", "{\"id\":\"" + id + "\",\"version\":3," + edition() + ",\"fmspc\":\"" + fmspc
                + "\",\"pceId\":\"0000\",\"tcbType\":0," + modules + "\"tcbLevels\":[" + levels + "]}");
    }

    public byte[] qeIdentity() {
        return signed("enclaveIdentity", "{\"id\":\"" + (tdx ? "TD_QE" : "QE") + "\",\"version\":2," + edition()
                + ",\"miscselect\":\"00000000\",\"miscselectMask\":\"FFFFFFFF\",\"attributes\":\"" + "11".repeat(1) + "00".repeat(15)
                + "\",\"attributesMask\":\"FB" + "FF".repeat(7) + "00".repeat(8) + "\",\"mrsigner\":\"" + "8C".repeat(32)
                + "\",\"isvprodid\":1,\"tcbLevels\":[" + qeLevels + "]}");
    }

    /// What the documents' signer signed, in the frame of the maker's service.
    public byte[] signed(String name, String body) {
        byte[] signature = documentSigner.sign(body.getBytes(StandardCharsets.UTF_8));
        return ("{\"" + name + "\":" + body + ",\"signature\":\"" + HexFormat.of().formatHex(signature) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public CollateralSet collateral() {
        byte[] signers = signers();
        return new CollateralSet(tcbInfo(), signers, qeIdentity(), signers, Optional.of(rootList()), Optional.of(pckList()));
    }

    public byte[] quote() {
        return new TestQuote(this).bytes();
    }

    public Digest platform() {
        return Digest.of("platform", fill(32, 0x1F));
    }

    static byte[] fill(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private String edition() {
        return "\"issueDate\":\"" + issueDate + "\",\"nextUpdate\":\"" + nextUpdate + "\",\"tcbEvaluationDataNumber\":" + evaluation;
    }

    private static String components(int svn) {
        return "[" + String.join(",", java.util.Collections.nCopies(16, "{\"svn\":" + svn + "}")) + "]";
    }

    private ASN1Encodable extension() {
        String sgx = "1.2.840.113741.1.13.1";
        List<ASN1Encodable> tcb = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            tcb.add(pair(sgx + ".2." + i, new ASN1Integer(platformSvn)));
        }
        tcb.add(pair(sgx + ".2.17", new ASN1Integer(pceSvn)));
        tcb.add(pair(sgx + ".2.18", new DEROctetString(fill(16, platformSvn))));
        return new DERSequence(new ASN1Encodable[] {
            pair(sgx + ".1", new DEROctetString(fill(16, 0x1F))),
            pair(sgx + ".2", new DERSequence(tcb.toArray(ASN1Encodable[]::new))),
            pair(sgx + ".3", new DEROctetString(new byte[2])),
            pair(sgx + ".4", new DEROctetString(HexFormat.of().parseHex(certifiedFmspc))),
            pair(sgx + ".5", new ASN1Enumerated(0)),
            pair(sgx + ".6", new DEROctetString(fill(16, 0x1F)))});
    }

    private static ASN1Encodable pair(String oid, ASN1Encodable value) {
        return new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(oid), value});
    }
}
