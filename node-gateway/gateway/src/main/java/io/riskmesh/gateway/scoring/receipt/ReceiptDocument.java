package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// The parts of a receipt's document (`experience.md` section 2.7). The view is for people; who verifies reads the bytes.
final class ReceiptDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceiptDocument() {}

    static ObjectNode view(ScoreReceipt receipt) {
        ObjectNode out = JSON.createObjectNode().put("gateway", receipt.gateway().value()).put("sequence", receipt.sequence())
                .put("requestCommitment", receipt.requestCommitment().hex()).put("scoreCommitment", receipt.scoreCommitment().hex())
                .put("decisionBand", receipt.decisionBand()).put("sides", receipt.sides().equals("joint") ? "both" : receipt.sides())
                .put("modelVersion", receipt.model().name() + "@" + receipt.model().version()).put("modelDigest", receipt.modelDigest().hex())
                .put("policyVersion", receipt.policyVersion()).put("purpose", receipt.purpose());
        ArrayNode uses = out.putArray("uses");
        receipt.uses().forEach(use -> uses.addObject().put("grant", use.grant()).put("seq", use.seq()));
        out.put("mandateHeight", receipt.mandateHeight()).put("decidedAt", Instant.ofEpochMilli(receipt.decidedAt()).toString());
        out.putObject("enclave").put("instance", receipt.instance()).put("measurement", receipt.measurement().hex())
                .put("epoch", receipt.epoch()).put("evidence", receipt.evidence().hex());
        return out;
    }

    static ObjectNode signature(GroupSignature signature, Digest keyId) {
        ObjectNode out = JSON.createObjectNode().put("alg", "ES256").put("keyId", keyId.hex()).put("batch", signature.batch())
                .put("size", signature.proof().size()).put("leafIndex", signature.proof().index());
        hashes(out.putArray("path"), signature.proof().path());
        return out.put("root", signature.root().hex()).put("value", base64(signature.value().toBytes()));
    }

    static ObjectNode inclusion(InclusionProof proof) {
        ObjectNode out = JSON.createObjectNode().put("leafIndex", proof.index()).put("treeSize", proof.size());
        hashes(out.putArray("hashes"), proof.path());
        return out;
    }

    static ObjectNode checkpoint(Checkpoint checkpoint, OpaqueBytes signature) {
        return JSON.createObjectNode().put("log", checkpoint.log()).put("epoch", checkpoint.epoch()).put("size", checkpoint.size())
                .put("root", checkpoint.root().hex()).put("signature", base64(signature.toBytes()));
    }

    private static void hashes(ArrayNode out, List<Digest> hashes) {
        hashes.forEach(hash -> out.add(hash.hex()));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
