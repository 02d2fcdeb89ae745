package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CHAIN_INVALID;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a PCK certificate says of its platform, in its extension 1.2.840.113741.1.13.1 ("Intel SGX PCK Certificate and CRL Profile
/// Specification", revision 1.5). Immutable: arrays are not handed out.
public final class PckCertificate {

    /// Number of security versions of the platform.
    public static final int COMPONENTS = 16;

    private static final String SGX = "1.2.840.113741.1.13.1";
    private static final String PPID = SGX + ".1";
    private static final String TCB = SGX + ".2";
    private static final String PCE_ID = SGX + ".3";
    private static final String FMSPC = SGX + ".4";
    private static final String PLATFORM_INSTANCE = SGX + ".6";
    private static final String PCE_SVN = TCB + ".17";
    private static final int PLATFORM_ID_BYTES = 16;

    private final byte[] platformId;
    private final byte[] pceId;
    private final byte[] fmspc;
    private final int[] svns;
    private final int pceSvn;

    private PckCertificate(byte[] platformId, byte[] pceId, byte[] fmspc, int[] svns, int pceSvn) {
        this.platformId = platformId;
        this.pceId = pceId;
        this.fmspc = fmspc;
        this.svns = svns;
        this.pceSvn = pceSvn;
    }

    /// Of the leaf of a checked chain.
    public static PckCertificate of(CertificateChain chain) throws Rejected {
        try {
            Extension extension = chain.leaf().extension(SGX).orElseThrow(() -> new MalformedDer("no extension of its platform"));
            return parse(extension.value());
        } catch (MalformedDer e) {
            throw new Rejected(CHAIN_INVALID, "the PCK certificate: " + e.getMessage());
        }
    }

    /// Digest of the identity of the machine, which a renewed certificate keeps.
    public Digest platform() {
        return Digest.of("platform", platformId);
    }

    public boolean isOf(byte[] otherFmspc, byte[] otherPceId) {
        return Arrays.equals(fmspc, otherFmspc) && Arrays.equals(pceId, otherPceId);
    }

    /// Family of the platform, 6 bytes.
    public byte[] fmspc() {
        return fmspc.clone();
    }

    /// Security version of one of the [#COMPONENTS].
    public int svn(int component) {
        return svns[component];
    }

    /// Security version of the provisioning enclave.
    public int pceSvn() {
        return pceSvn;
    }

    static PckCertificate parse(byte[] value) throws MalformedDer {
        Map<String, DerReader> fields = fields(DerReader.of(value));
        Map<String, DerReader> tcb = fields(of(fields, TCB));
        int[] svns = new int[COMPONENTS];
        for (int i = 0; i < COMPONENTS; i++) {
            svns[i] = of(tcb, TCB + "." + (i + 1)).smallInteger(255);
        }
        byte[] ppid = octets(fields, PPID, PLATFORM_ID_BYTES);
        Optional<byte[]> instance = fields.containsKey(PLATFORM_INSTANCE)
                ? Optional.of(octets(fields, PLATFORM_INSTANCE, PLATFORM_ID_BYTES)) : Optional.empty();
        byte[] platformId = Arrays.copyOf(ppid, 2 * PLATFORM_ID_BYTES);
        instance.ifPresent(id -> System.arraycopy(id, 0, platformId, PLATFORM_ID_BYTES, PLATFORM_ID_BYTES));
        return new PckCertificate(platformId, octets(fields, PCE_ID, 2), octets(fields, FMSPC, 6), svns,
                of(tcb, PCE_SVN).smallInteger(65_535));
    }

    /// The pairs of an oid and a value of the next SEQUENCE, each reader at its value.
    private static Map<String, DerReader> fields(DerReader in) throws MalformedDer {
        DerReader sequence = in.enter(DerTag.SEQUENCE);
        in.end();
        Map<String, DerReader> fields = new TreeMap<>();
        while (sequence.hasNext()) {
            DerReader pair = sequence.enter(DerTag.SEQUENCE);
            String oid = pair.oid();
            if (fields.put(oid, pair) != null) {
                throw new MalformedDer("the field " + oid + " twice");
            }
        }
        return fields;
    }

    private static DerReader of(Map<String, DerReader> fields, String oid) throws MalformedDer {
        DerReader field = fields.get(oid);
        if (field == null) {
            throw new MalformedDer("no field " + oid);
        }
        return field;
    }

    private static byte[] octets(Map<String, DerReader> fields, String oid, int length) throws MalformedDer {
        byte[] octets = of(fields, oid).content(DerTag.OCTET_STRING);
        if (octets.length != length) {
            throw new MalformedDer("the field " + oid + " has " + octets.length + " bytes");
        }
        return octets;
    }

    @Override
    public String toString() {
        return "PckCertificate" + List.of(platform(), pceSvn);
    }
}
