package io.riskmesh.attestation.evidence.simulated;

import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_SIGNATURE_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_VERSION_UNSUPPORTED;

import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The layout of a simulated quote: a header of version 0xFFFF and TEE type 0x534D4953 with the name of its root as user data, a
/// report of SGX with DEBUG set, a signature. No verifier of quotes reads that version.
///
/// @param reportData 64 bytes; not changed by anyone
record SimulatedQuote(Digest mrEnclave, byte[] reportData) {

    private static final int VERSION = 0xFFFF;
    private static final int TEE_TYPE = 0x534D4953;
    private static final byte[] NAME = Arrays.copyOf(SimulatedRoot.NAME.getBytes(StandardCharsets.US_ASCII), 40);
    private static final int HEADER_BYTES = 8 + NAME.length;
    private static final int SIGNED_BYTES = HEADER_BYTES + 384;
    private static final int BYTES = SIGNED_BYTES + P256Signature.RAW_BYTES;
    private static final byte INITIALISED_AND_DEBUG = 0x07;
    private static final int ATTRIBUTES = HEADER_BYTES + 48;
    private static final int MR_ENCLAVE = HEADER_BYTES + 64;
    private static final int REPORT_DATA = HEADER_BYTES + 320;

    byte[] encode() {
        byte[] signed = signedBytes();
        return ByteBuffer.allocate(BYTES).put(signed).put(SimulatedRoot.sign(signed)).array();
    }

    /// Whether bytes claim to be simulated; a quote of a real version never does.
    static boolean isOne(byte[] quote) {
        return quote.length >= 2 && quote[0] == -1 && quote[1] == -1;
    }

    static SimulatedQuote decode(byte[] bytes) throws Rejected {
        Rejected.unless(isOne(bytes), QUOTE_VERSION_UNSUPPORTED, "the evidence is not simulated");
        Rejected.unless(bytes.length == BYTES, QUOTE_MALFORMED, "a simulated quote has " + BYTES + " bytes, got " + bytes.length);
        SimulatedQuote quote = new SimulatedQuote(Digest.fromBytes(Arrays.copyOfRange(bytes, MR_ENCLAVE, MR_ENCLAVE + 32)),
                Arrays.copyOfRange(bytes, REPORT_DATA, SIGNED_BYTES));
        byte[] signed = quote.signedBytes();
        Rejected.unless(Arrays.equals(signed, 0, SIGNED_BYTES, bytes, 0, SIGNED_BYTES), QUOTE_MALFORMED,
                "another header or report than simulated ones have");
        P256Signature signature = P256Signature.ofRaw(Arrays.copyOfRange(bytes, SIGNED_BYTES, BYTES))
                .orElseThrow(() -> new Rejected(QUOTE_MALFORMED, "the signature is out of range"));
        Rejected.unless(SimulatedRoot.signed(signature, signed), QUOTE_SIGNATURE_INVALID,
                "not signed by \"" + SimulatedRoot.NAME + "\"");
        return quote;
    }

    private byte[] signedBytes() {
        return ByteBuffer.allocate(SIGNED_BYTES).order(ByteOrder.LITTLE_ENDIAN).putShort((short) VERSION).putShort((short) 2)
                .putInt(TEE_TYPE).put(NAME).put(ATTRIBUTES, INITIALISED_AND_DEBUG)
                .put(MR_ENCLAVE, mrEnclave.toBytes()).put(REPORT_DATA, reportData).array();
    }
}
