package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One ledger, started as a process and driven by commands alone, as an operator would.
@Tag("acceptance")
final class LedgerCommandsTest {
    private static final String LABEL = "ledger: embedded, trust: single operator";

    @TempDir
    private Path folder;

    private Path launcher;

    @Test
    void a_consortium_is_founded_a_grant_is_signed_by_two_persons_and_revoked_and_a_regulator_verifies_it_all() throws Exception {
        launcher = LauncherOfTests.write(folder);
        Path data = folder.resolve("data");
        try {
            assertTrue(done("ledger", "start", "--port", "0").contains("started"));
            assertTrue(done("ledger", "start", "--port", "0").contains("ran before"));
            long process = json("ledger", "status").path("processId").asLong();
            found();
            grants();
            regulatorWritesNothing();
            audit(data);
            receipts(data);
            assertTrue(done("ledger", "stop").contains("stopped"));
            assertFalse(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
            assertEquals(4, call("ledger", "status").status());
            tamper(data);
        } finally {
            call("ledger", "stop");
        }
    }

    private void found() throws Exception {
        Path proposal = file("proposal", """
                {"seq": 1, "members": ["AlderMSP", "BirchMSP", "CedarMSP", "DoverMSP"], "regulators": ["RegulatorMSP"],
                 "mode": "DEVELOPMENT", "governanceQuorum": 3, "modelQuorum": 3, "minContributors": 3,
                 "cohortChangeMinimum": 3, "appraisalPolicy": {}, "anchorPadTo": 1024}""");
        assertTrue(refused("ledger", "submit", "proposeConsortium", proposal.toString(), "--as", "AlderMSP:scientist")
                .contains("REFUSED wrong_role"));
        done("ledger", "submit", "proposeConsortium", proposal.toString(), "--as", "AlderMSP:operator");
        JsonNode listed = json("ledger", "list", "Consortium").path("facts").path(0);
        String digest = listed.path("digest").asText();
        Path approval = file("approval", "{\"subjectKind\":\"CONSORTIUM\",\"subject\":\"" + digest + "\",\"subjectDigest\":\"" + digest
                + "\",\"decision\":\"APPROVE\"}");
        for (String bank : List.of("AlderMSP", "BirchMSP", "CedarMSP", "DoverMSP")) {
            done("ledger", "submit", "approve", approval.toString(), "--as", bank + ":approver");
        }
        Path enactment = file("enactment", "{\"subjectKind\":\"CONSORTIUM\",\"subject\":\"0000000001\",\"subjectDigest\":\"" + digest + "\"}");
        JsonNode enacted = json("ledger", "submit", "enact", enactment.toString(), "--as", "AlderMSP:operator");
        assertEquals("recorded", enacted.path("outcome").asText());
        assertEquals(LABEL, enacted.path("ledger").asText());
        assertTrue(done("ledger", "get", "ENACT", "CONSORTIUM", "1").contains(digest));
        assertTrue(refused("ledger", "get", "RUN", "none", "1").contains("REFUSED not_found"));
    }

    private void grants() throws Exception {
        long now = InstantSource.system().millis();
        String zeros = "0".repeat(64);
        Path grant = file("grant", """
                {"grant": "AlderMSP.g1", "version": 1, "assigner": "AlderMSP", "assignees": ["BirchMSP"], "dataset": "payments",
                 "schemaDigest": "%s", "featureSetDigest": "%s", "actions": ["TRAIN"], "purpose": "fraud-detection",
                 "validFrom": %d, "validUntil": %d, "maxRounds": 200, "referenceValues": [], "minContributors": 3, "duties": [],
                 "legalBasis": "contract"}""".formatted(zeros, zeros, now, now + 86_400_000L));
        assertTrue(refused("auth", "request", grant.toString(), "--as", "BirchMSP:operator").contains("REFUSED wrong_party"));
        assertTrue(done("auth", "request", grant.toString(), "--as", "AlderMSP:approver").contains("waiting"));
        assertTrue(refused("auth", "approve", "AlderMSP.g1", "--as", "AlderMSP:approver").contains("REFUSED four_eyes"));
        assertTrue(done("auth", "reject", "AlderMSP.g1", "--as", "AlderMSP:operator").contains("rejected"));
        done("auth", "request", grant.toString(), "--as", "AlderMSP:approver2");
        assertTrue(done("auth", "list").contains("waiting"));
        // One person under two names is one person: the key counts.
        Path identities = folder.resolve("data/organisations/AlderMSP/identities");
        copy(identities.resolve("approver2"), identities.resolve("approver3"));
        assertTrue(refused("auth", "approve", "AlderMSP.g1", "--as", "AlderMSP:approver3").contains("REFUSED four_eyes"));
        assertTrue(done("auth", "approve", "AlderMSP.g1", "--as", "AlderMSP:approver").contains("recorded"));
        assertTrue(done("auth", "list").contains("signed"));
        assertTrue(refused("auth", "revoke", "AlderMSP.g1", "--as", "BirchMSP:approver").contains("REFUSED wrong_party"));
        done("auth", "revoke", "AlderMSP.g1", "--as", "AlderMSP:operator");
        assertTrue(done("auth", "list").contains("revoked"));
        assertTrue(done("auth", "show", "AlderMSP.g1").contains("REVOKE/AlderMSP.g1"));
    }

    /// A regulator reads everything (the commands that only read do so in its name) and writes nothing, whoever of it signs.
    private void regulatorWritesNothing() throws Exception {
        JsonNode before = json("audit", "timeline").path("entries");
        assertTrue(done("ledger", "list", "Consortium").contains("AlderMSP"));
        String grant = Files.readString(folder.resolve("grant.json")).replace("AlderMSP.g1", "RegulatorMSP.g1")
                .replace("\"assigner\": \"AlderMSP\"", "\"assigner\": \"RegulatorMSP\"");
        Path theirs = file("theirs", grant);
        for (String who : List.of("RegulatorMSP:auditor", "RegulatorMSP:admin")) {
            for (String transaction : List.of("proposeConsortium", "approve", "enact")) {
                Path request = folder.resolve(Map.of("proposeConsortium", "proposal", "approve", "approval", "enact", "enactment")
                        .get(transaction) + ".json");
                assertTrue(refused("ledger", "submit", transaction, request.toString(), "--as", who).contains("REFUSED not_a_member"));
            }
            assertTrue(refused("ledger", "submit", "authorize", theirs.toString(), "--as", who).contains("REFUSED not_a_member"));
            assertTrue(refused("auth", "revoke", "AlderMSP.g1", "--as", who).contains("REFUSED"));
        }
        done("auth", "request", theirs.toString(), "--as", "RegulatorMSP:auditor");
        assertTrue(refused("auth", "approve", "RegulatorMSP.g1", "--as", "RegulatorMSP:admin").contains("REFUSED not_a_member"));
        done("auth", "reject", "RegulatorMSP.g1", "--as", "RegulatorMSP:admin");
        assertEquals(before, json("audit", "timeline").path("entries"), "nothing of it is on the ledger");
    }

    private void audit(Path data) throws Exception {
        JsonNode timeline = json("audit", "timeline");
        assertEquals(8, timeline.path("entries").size(), timeline.toString());
        assertEquals("AlderMSP", timeline.path("entries").path(0).path("by").asText());
        assertEquals(2, json("audit", "search", "AlderMSP.g1").path("entries").size());
        Files.delete(data.resolve("gateway.db"));
        JsonNode rebuilt = json("audit", "timeline");
        assertTrue(rebuilt.path("ageMillis").asLong(-1) >= 0, rebuilt.toString());
        assertEquals(((ObjectNode) timeline).without("ageMillis"), ((ObjectNode) rebuilt).without("ageMillis"));
        Path kept = folder.resolve("kept");
        assertEquals(0, call("audit", "verify", "--peer", "--keep", kept.toString()).status());
        assertEquals(0, plain("audit", "verify", kept.toString()).status());
        assertEquals(4, call("audit", "verify", "--peer", "--keep", kept.toString()).status(), "what was kept is not written over");
        assertEquals(2, plain("audit", "verify", kept.toString(), "--keep", folder.resolve("x").toString()).status());
        projected(timeline);
        Path pack = folder.resolve("pack");
        done("audit", "export", "--out", pack.toString());
        Call verified = plain("audit", "verify", pack.toString(), "--known-head",
                timeline.path("toBlock").asLong() + ":" + timeline.path("headHash").asText());
        assertEquals(0, verified.status(), verified.out() + verified.err());
        assertTrue(verified.out().contains(LABEL), verified.out());
        assertTrue(plain("audit", "verify", pack.toString(), "--format", "html").out().startsWith("<!"));
    }

    /// A bank discloses its receipt log; the anchors on the ledger say whether it is all of it.
    private void receipts(Path data) throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (int sequence = 1; sequence <= 3; sequence++) {
            leaves.add(receipt(sequence));
        }
        leaves.add(new byte[] {1, 2, 3});
        anchor(1, leaves, 2, 0);
        anchor(2, leaves, 4, 2);
        Path log = leaves("whole", leaves);
        Call clean = plain("audit", "receipts", data.toString(), "--log", "AlderMSP.log=" + log);
        assertEquals(0, clean.status(), clean.out() + clean.err());
        assertTrue(clean.out().contains("AlderMSP.log: 3 receipts in 4 leaves, 2 anchors"), clean.out());
        Path receipt = Files.write(folder.resolve("receipt"), leaves.get(2));
        Call found = plain("audit", "receipts", data.toString(), "--log", "AlderMSP.log=" + log, "--receipt", receipt.toString());
        assertTrue(found.status() == 0 && found.out().contains("leaf 2 of AlderMSP.log, published by epoch 2"), found.out() + found.err());
        Path hidden = leaves("hidden", List.of(leaves.get(0), leaves.get(2), leaves.get(3)));
        Call faults = plain("audit", "receipts", data.toString(), "--log", "AlderMSP.log=" + hidden);
        assertEquals(3, faults.status());
        assertTrue(faults.out().contains("anchor_fork") && faults.out().contains("anchor_gap") && faults.out().contains("receipt_missing"),
                faults.out());
        Call lost = plain("audit", "receipts", data.toString(), "--log", "AlderMSP.log=" + hidden, "--receipt",
                Files.write(folder.resolve("lost"), leaves.get(1)).toString());
        assertTrue(lost.refusal(3).contains("receipt_missing"));
        Files.writeString(folder.resolve("broken"), "AAA=\n");
        assertEquals(4, plain("audit", "receipts", data.toString(), "--log", "AlderMSP.log=" + folder.resolve("broken")).status());
        assertEquals(0, call("audit", "verify", "--peer").status());
    }

    private static byte[] receipt(int sequence) {
        Digest digest = Digest.ofFile(new byte[0]);
        return new ScoreReceipt(new PartyId("AlderMSP"), "AlderMSP.i1", 1, sequence, digest, digest, "review", "joint",
                new ModelRef("payments", 1), digest, 1, "fraud-detection", List.of(), 5, 1_700_000_000_000L, digest, digest).canonicalBytes();
    }

    private void anchor(int epoch, List<byte[]> leaves, int size, int before) throws Exception {
        MerkleTree tree = MerkleTree.of(leaves);
        Path anchor = file("anchor" + epoch, """
                {"log": "AlderMSP.log", "epoch": %d, "size": %d, "root": "%s", "previousSize": %d, "previousRoot": "%s", "from": 1, "to": 2,
                 "activations": [], "instances": [], "signature": "AAAA"}""".formatted(epoch, size, tree.root(size).hex(), before,
                tree.root(before).hex()));
        done("ledger", "submit", "anchor", anchor.toString(), "--as", "AlderMSP:gateway");
    }

    private Path leaves(String name, List<byte[]> leaves) throws Exception {
        return Files.write(folder.resolve(name), leaves.stream().map(Base64.getUrlEncoder().withoutPadding()::encodeToString).toList());
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private void projected(JsonNode timeline) throws Exception {
        JsonNode listed = json("ledger", "list", "AUTH", "--projected");
        assertEquals(json("ledger", "list", "AUTH").path("facts"), listed.path("facts"));
        assertEquals(timeline.path("toBlock").asLong() + 1, listed.path("height").asLong());
        assertTrue(listed.path("ageMillis").asLong(-1) >= 0, listed.toString());
        assertEquals(json("ledger", "get", "REVOKE", "AlderMSP.g1").path("fact"),
                json("ledger", "get", "REVOKE", "AlderMSP.g1", "--projected").path("fact"));
        assertTrue(refused("ledger", "get", "RUN", "none", "1", "--projected").contains("REFUSED not_found"));
    }

    private void tamper(Path data) throws Exception {
        Path segment = data.resolve("blocks/blocks-000000.rmb");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertEquals(3, plain("audit", "verify", data.toString()).status());
        assertEquals(4, plain("audit", "verify", folder.resolve("nothing").toString()).status());
        assertEquals(2, plain("audit", "verify").status());
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name + ".json"), text);
    }

    private String done(String... args) {
        Call call = call(args);
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains(LABEL), call.out());
        return call.out();
    }

    private String refused(String... args) {
        return call(args).refusal(3);
    }

    private JsonNode json(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--format", "json"));
        return new ObjectMapper().readTree(done(all.toArray(String[]::new)));
    }

    private Call call(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return plain(all.toArray(String[]::new));
    }

    private Call plain(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment = launcher == null ? Map.of() : Map.of("RISKMESH_LAUNCHER", launcher.toString());
        int status = RiskmeshCli.run(args, new Terminal(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system(),
                System::nanoTime, new SecureRandom(), environment));
        return new Call(status, out.toString(), err.toString());
    }
}
