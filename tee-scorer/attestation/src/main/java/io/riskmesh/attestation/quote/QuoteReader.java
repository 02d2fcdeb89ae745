package io.riskmesh.attestation.quote;

import static io.riskmesh.ledger.reason.AttestationReason.CERTIFICATION_DATA_UNSUPPORTED;
import static io.riskmesh.ledger.reason.AttestationReason.KEY_TYPE_UNSUPPORTED;
import static io.riskmesh.ledger.reason.AttestationReason.PEM_NOT_CANONICAL;
import static io.riskmesh.ledger.reason.AttestationReason.QE_VENDOR_UNKNOWN;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_TRAILING_BYTES;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_VERSION_UNSUPPORTED;
import static io.riskmesh.ledger.reason.AttestationReason.TEE_TYPE_UNSUPPORTED;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Reads one quote, field by field. For one use.
final class QuoteReader {

    private static final byte[] INTEL_QE = HexFormat.of().parseHex("939a7233f79c4ca9940a0db3957f0607");
    private static final int USER_DATA_BYTES = 20;
    private static final int ECDSA_P256 = 2;
    private static final int PCK_CHAIN = 5;
    private static final int WRAPPED_QE_REPORT = 6;
    private static final int CHAIN_LENGTH = 3;

    private final byte[] bytes;
    private final LittleEndian in;

    QuoteReader(byte[] bytes) {
        this.bytes = bytes;
        this.in = new LittleEndian(bytes);
    }

    /// Where the signature data end, at most the length of the buffer.
    static int end(byte[] buffer) throws Rejected {
        QuoteReader reader = new QuoteReader(buffer);
        int version = reader.version();
        reader.body(version, reader.teeType(version));
        long length = reader.in.u32("the length of the signature data");
        Rejected.unless(length <= reader.in.left(), QUOTE_MALFORMED, "the signature data are cut off");
        return reader.in.position() + (int) length;
    }

    Quote read() throws Rejected {
        Rejected.unless(bytes.length <= Quote.MOST_BYTES, QUOTE_MALFORMED, "a quote has at most " + Quote.MOST_BYTES + " bytes");
        int version = version();
        TeeType tee = teeType(version);
        ReportBody body = body(version, tee);
        byte[] signed = Arrays.copyOf(bytes, in.position());
        long length = in.u32("the length of the signature data");
        Rejected.unless(length <= in.left(), QUOTE_MALFORMED, "the signature data are cut off");
        Rejected.unless(length == in.left(), QUOTE_TRAILING_BYTES, (in.left() - length) + " bytes after the signature data");
        P256Signature signature = signature("the signature");
        byte[] keyBytes = in.take(P256Key.POINT_BYTES, "the attestation key");
        P256Key key = P256Key.ofPoint(keyBytes)
                .orElseThrow(() -> new Rejected(QUOTE_MALFORMED, "the attestation key is no point of the curve"));
        if (version > 3) {
            certificationData(WRAPPED_QE_REPORT);
        }
        SgxReport qeReport = new SgxReport(in.take(SgxReport.BYTES, "the report of the quoting enclave"));
        P256Signature qeSignature = signature("the signature of the quoting enclave's report");
        byte[] authData = in.take(in.u16("the length of the authentication data"), "the authentication data");
        certificationData(PCK_CHAIN);
        List<byte[]> chain = chain(in.take(in.left(), "the certificates"));
        return new Quote(version, tee, body, signed, signature, key, keyBytes, qeReport, qeSignature, authData, chain);
    }

    private int version() throws Rejected {
        int version = in.u16("the version");
        Rejected.unless(version >= 3 && version <= 5, QUOTE_VERSION_UNSUPPORTED, "version " + version);
        return version;
    }

    /// The rest of the header. Version 3 has a reserved field where later ones have the type.
    private TeeType teeType(int version) throws Rejected {
        int keyType = in.u16("the key type");
        Rejected.unless(keyType == ECDSA_P256, KEY_TYPE_UNSUPPORTED, "key type " + keyType);
        long code = in.u32("the TEE type");
        TeeType tee = TeeType.ofCode(code).orElseThrow(() -> new Rejected(TEE_TYPE_UNSUPPORTED, "TEE type " + code));
        Rejected.unless(version > 3 || tee == TeeType.SGX, TEE_TYPE_UNSUPPORTED, "version 3 is of SGX alone");
        in.take(4, "the security versions of the quoting enclave");
        byte[] vendor = in.take(INTEL_QE.length, "the vendor");
        Rejected.unless(Arrays.equals(vendor, INTEL_QE), QE_VENDOR_UNKNOWN, "vendor " + HexFormat.of().formatHex(vendor));
        in.take(USER_DATA_BYTES, "the user data");
        return tee;
    }

    private ReportBody body(int version, TeeType tee) throws Rejected {
        if (version < 5) {
            return tee == TeeType.SGX ? sgx() : td(TdReport.BYTES);
        }
        int type = in.u16("the type of the body");
        long size = in.u32("the size of the body");
        int expected = switch (type) {
            case 1 -> SgxReport.BYTES;
            case 2 -> TdReport.BYTES;
            case 3 -> TdReport.BYTES_1_5;
            default -> throw new Rejected(QUOTE_MALFORMED, "a body of type " + type);
        };
        Rejected.unless(size == expected && (type == 1) == (tee == TeeType.SGX), QUOTE_MALFORMED,
                "a body of type " + type + " with " + size + " bytes in a quote of " + tee);
        return type == 1 ? sgx() : td(expected);
    }

    private SgxReport sgx() throws Rejected {
        return new SgxReport(in.take(SgxReport.BYTES, "the report"));
    }

    private TdReport td(int size) throws Rejected {
        return new TdReport(in.take(size, "the report"));
    }

    private P256Signature signature(String what) throws Rejected {
        return P256Signature.ofRaw(in.take(P256Signature.RAW_BYTES, what))
                .orElseThrow(() -> new Rejected(QUOTE_MALFORMED, what + " is out of range"));
    }

    /// Type and size of certification data that reach exactly to the end.
    private void certificationData(int expected) throws Rejected {
        int type = in.u16("the type of certification data");
        Rejected.unless(type == expected, CERTIFICATION_DATA_UNSUPPORTED, "certification data of type " + type);
        long size = in.u32("the size of certification data");
        Rejected.unless(size == in.left(), QUOTE_MALFORMED,
                "certification data of " + size + " bytes where " + in.left() + " are left");
    }

    /// The certificates, with or without the NUL that some quoting libraries leave after the text.
    private static List<byte[]> chain(byte[] data) throws Rejected {
        boolean nul = data.length > 0 && data[data.length - 1] == 0;
        byte[] pem = nul ? Arrays.copyOf(data, data.length - 1) : data;
        return PemChain.decode(pem, CHAIN_LENGTH)
                .orElseThrow(() -> new Rejected(PEM_NOT_CANONICAL, "the certificates are not in the one form of PEM"));
    }
}
