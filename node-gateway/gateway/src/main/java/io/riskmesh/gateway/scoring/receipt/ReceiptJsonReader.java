package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Reads a receipt's document. Fields beside those that are checked are left unread.
final class ReceiptJsonReader {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(16).maxStringLength(64 * 1024).maxDocumentLength(1 << 20).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int MOST_HASHES = 64;

    private ReceiptJsonReader() {}

    static PresentedReceipt read(byte[] body) throws InvalidRequest {
        JsonNode document;
        try {
            document = JSON.readTree(body);
        } catch (IOException _) {
            throw new InvalidRequest("", "malformed_json");
        }
        if (document == null || !document.isObject()) {
            throw new InvalidRequest("", "object_expected");
        }
        return new PresentedReceipt(base64(document, "/receiptBytes"), signature(document), inclusion(document), checkpoint(document),
                present(document, "/checkpoint") ? Optional.of(OpaqueBytes.of(base64(document, "/checkpoint/signature"))) : Optional.empty(),
                opening(document));
    }

    private static GroupSignature signature(JsonNode document) throws InvalidRequest {
        try {
            return new GroupSignature(number(document, "/signature/batch"), new InclusionProof(number(document, "/signature/leafIndex"),
                    number(document, "/signature/size"), digests(document, "/signature/path")), digest(document, "/signature/root"),
                    OpaqueBytes.of(base64(document, "/signature/value")));
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest("/signature", "out_of_range");
        }
    }

    private static Optional<InclusionProof> inclusion(JsonNode document) throws InvalidRequest {
        if (!present(document, "/inclusion")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InclusionProof(number(document, "/inclusion/leafIndex"), number(document, "/inclusion/treeSize"),
                    digests(document, "/inclusion/hashes")));
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest("/inclusion", "out_of_range");
        }
    }

    private static Optional<Checkpoint> checkpoint(JsonNode document) throws InvalidRequest {
        if (!present(document, "/checkpoint")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(text(document, "/checkpoint/log"), Math.toIntExact(number(document, "/checkpoint/epoch")),
                    number(document, "/checkpoint/size"), digest(document, "/checkpoint/root")));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new InvalidRequest("/checkpoint", "out_of_range");
        }
    }

    private static Optional<PresentedReceipt.Opening> opening(JsonNode document) throws InvalidRequest {
        if (!present(document, "/opening")) {
            return Optional.empty();
        }
        Optional<Digest> request = present(document, "/opening/requestDigest") ? Optional.of(digest(document, "/opening/requestDigest"))
                : Optional.empty();
        long ppm = number(document, "/opening/scorePpm");
        if (ppm < 0 || ppm > 1_000_000) {
            throw new InvalidRequest("/opening/scorePpm", "out_of_range");
        }
        return Optional.of(new PresentedReceipt.Opening(digest(document, "/opening/salt"), (int) ppm, request));
    }

    private static boolean present(JsonNode document, String pointer) {
        JsonNode found = document.at(pointer);
        return !found.isMissingNode() && !found.isNull();
    }

    private static String text(JsonNode document, String pointer) throws InvalidRequest {
        JsonNode found = document.at(pointer);
        if (!found.isTextual()) {
            throw new InvalidRequest(pointer, "text_expected");
        }
        return found.textValue();
    }

    private static long number(JsonNode document, String pointer) throws InvalidRequest {
        JsonNode found = document.at(pointer);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new InvalidRequest(pointer, "integer_expected");
        }
        return found.longValue();
    }

    private static Digest digest(JsonNode document, String pointer) throws InvalidRequest {
        return hex(document.at(pointer), pointer);
    }

    private static Digest hex(JsonNode node, String pointer) throws InvalidRequest {
        if (!node.isTextual() || !Digest.isHex(node.textValue())) {
            throw new InvalidRequest(pointer, "digest_expected");
        }
        return Digest.fromHex(node.textValue());
    }

    private static List<Digest> digests(JsonNode document, String pointer) throws InvalidRequest {
        JsonNode found = document.at(pointer);
        if (!found.isArray() || found.size() > MOST_HASHES) {
            throw new InvalidRequest(pointer, "list_expected");
        }
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            digests.add(hex(found.get(i), pointer + "/" + i));
        }
        return digests;
    }

    private static byte[] base64(JsonNode document, String pointer) throws InvalidRequest {
        try {
            return Base64.getUrlDecoder().decode(text(document, pointer));
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest(pointer, "base64url_expected");
        }
    }
}
