package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_SIGNATURE_INVALID;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.rejection.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A document as the maker's service answers it: `{"<name>":<body>,"signature":"<r || s in lower-case hex>"}` without any white
/// space between. The signature is over the exact bytes of the body, so they are cut out and never written anew.
///
/// @param body not changed by anyone
record SignedDocument(byte[] body, P256Signature signature) {

    private static final byte[] BETWEEN = ",\"signature\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX_DIGITS = 2 * P256Signature.RAW_BYTES;
    private static final int AFTER_BODY = BETWEEN.length + HEX_DIGITS + END.length;

    static SignedDocument cut(byte[] answer, String name) throws Rejected {
        byte[] start = ("{\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        int bodyEnd = answer.length - AFTER_BODY;
        int hexStart = bodyEnd + BETWEEN.length;
        boolean framed = answer.length <= StrictJson.MOST_BYTES && bodyEnd > start.length
                && Arrays.equals(answer, 0, start.length, start, 0, start.length)
                && Arrays.equals(answer, bodyEnd, hexStart, BETWEEN, 0, BETWEEN.length)
                && Arrays.equals(answer, hexStart + HEX_DIGITS, answer.length, END, 0, END.length);
        Rejected.unless(framed, COLLATERAL_MALFORMED, "expected {\"" + name + "\":...,\"signature\":\"...\"}");
        String hex = new String(answer, hexStart, HEX_DIGITS, StandardCharsets.ISO_8859_1);
        Rejected.unless(hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f'), COLLATERAL_MALFORMED,
                "the signature is not in lower-case hex");
        P256Signature signature = P256Signature.ofRaw(HexFormat.of().parseHex(hex))
                .orElseThrow(() -> new Rejected(COLLATERAL_SIGNATURE_INVALID, "the signature is out of range"));
        return new SignedDocument(Arrays.copyOfRange(answer, start.length, bodyEnd), signature);
    }

    /// The fields of the body, if the key signed it. Nothing of an unsigned body is parsed.
    JsonFields signedBy(P256Key key, SignatureCheck signatures) throws Rejected {
        Rejected.unless(signatures.isGood(key, signature, body), COLLATERAL_SIGNATURE_INVALID,
                "the document is not signed by its signer");
        return JsonFields.of(body);
    }
}
