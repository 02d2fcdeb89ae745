package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Grants that somebody asked for and nobody approved yet: files beside the ledger, of this bank alone. Who asked never approves.
public final class GrantRequests {
    private static final String ENDING = ".json";
    private static final String REQUESTED_BY = "requestedBy";
    private static final String REQUESTED_WITH = "requestedWith";
    private static final String REQUEST = "request";

    private final Path folder;

    /// @param data folder of the ledger
    public GrantRequests(Path data) {
        this.folder = data.resolve("requests");
    }

    /// Keeps a request; gives its name, the grant's.
    ///
    /// @param desk of the person who asks
    public String file(CanonicalValue.Obj fields, String who, LedgerDesk desk) throws Stopped, IOException {
        DataUseAuthorization grant = read(fields, who);
        if (!grant.assigner().value().equals(who.split(":", -1)[0])) {
            throw Stopped.refused("REFUSED wrong_party " + who + " asks for a grant of " + grant.assigner());
        }
        Path file = place(grant.grant());
        if (Files.exists(file)) {
            throw Stopped.refused("REFUSED conflict_exists " + grant.grant() + " waits already; approve or reject it first");
        }
        TreeMap<String, CanonicalValue> kept = new TreeMap<>();
        kept.put(REQUESTED_BY, new CanonicalValue.Text(who));
        kept.put(REQUESTED_WITH, new CanonicalValue.Text(desk.person()));
        kept.put(REQUEST, fields);
        WholeFile.write(file, CanonicalJson.encode(new CanonicalValue.Obj(kept)));
        return grant.grant();
    }

    /// Puts a requested grant on the ledger, signed by its approver.
    public SubmitOutcome approve(String grant, String who, LedgerDesk desk) throws Stopped, IOException, InterruptedException {
        Map<String, CanonicalValue> kept = kept(grant);
        if (kept.get(REQUESTED_WITH).equals(new CanonicalValue.Text(desk.person()))) {
            throw Stopped.refused("REFUSED four_eyes " + who + " asked for " + grant + " and cannot approve it");
        }
        SubmitOutcome outcome = desk.submit("authorize", (CanonicalValue.Obj) kept.get(REQUEST));
        Files.delete(place(grant));
        return outcome;
    }

    /// Throws a requested grant away.
    public void reject(String grant, String who) throws Stopped, IOException {
        CanonicalValue.Obj fields = (CanonicalValue.Obj) kept(grant).get(REQUEST);
        if (!read(fields, who).assigner().value().equals(who.split(":", -1)[0])) {
            throw Stopped.refused("REFUSED wrong_party " + who + " speaks for another bank than the one that grants " + grant);
        }
        Files.delete(place(grant));
    }

    /// Grants on the ledger and those that wait.
    public Answer list(LedgerDesk desk) throws Stopped, IOException {
        ObjectNode document = new ObjectMapper().createObjectNode().put("ledger", desk.trustLabel());
        ArrayNode items = document.putArray("grants");
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : desk.list(new FactKey(FactKind.DATA_USE_AUTHORIZATION.keyType(), List.of()))) {
            DataUseAuthorization grant = (DataUseAuthorization) fact;
            boolean revoked = desk.get(new FactKey(FactKind.REVOCATION.keyType(), List.of(grant.grant()))).isPresent();
            add(items, rows, grant, revoked ? "revoked" : "signed");
        }
        for (String name : waiting()) {
            CanonicalValue.Obj fields = (CanonicalValue.Obj) kept(name).get(REQUEST);
            add(items, rows, read(fields, "x:y"), "waiting");
        }
        return new Answer(document, List.of(), List.of("grant", "version", "state", "purpose", "dataset", "until"), rows,
                List.of(desk.trustLabel()));
    }

    private static void add(ArrayNode items, List<List<String>> rows, DataUseAuthorization grant, String state) {
        String until = Instant.ofEpochMilli(grant.validUntil()).toString();
        items.addObject().put("grant", grant.grant()).put("version", grant.version()).put("state", state)
                .put("purpose", grant.purpose()).put("dataset", grant.dataset()).put("validUntil", grant.validUntil());
        rows.add(List.of(grant.grant(), Integer.toString(grant.version()), state, grant.purpose(), grant.dataset(), until));
    }

    private List<String> waiting() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
        }
    }

    private Map<String, CanonicalValue> kept(String grant) throws Stopped, IOException {
        Path file = place(grant);
        if (!Files.exists(file)) {
            throw Stopped.refused("REFUSED not_found no request for " + grant + " waits");
        }
        try {
            if (CanonicalJson.decode(Files.readAllBytes(file)) instanceof CanonicalValue.Obj(Map<String, CanonicalValue> fields)
                    && fields.get(REQUEST) instanceof CanonicalValue.Obj && fields.containsKey(REQUESTED_BY)
                    && fields.containsKey(REQUESTED_WITH)) {
                return fields;
            }
        } catch (MalformedFact e) {
            throw new IOException("not a request: " + file + ": " + e.getMessage(), e);
        }
        throw new IOException("not a request: " + file);
    }

    private Path place(String grant) throws Stopped {
        if (!grant.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")) {
            throw Stopped.usage("expected the id of a grant, found " + grant);
        }
        return folder.resolve(grant + ENDING);
    }

    private static DataUseAuthorization read(CanonicalValue.Obj fields, String who) throws Stopped {
        TreeMap<String, CanonicalValue> own = new TreeMap<>(fields.fields());
        own.remove("consortium");
        try {
            return (DataUseAuthorization) Facts.complete(FactKind.DATA_USE_AUTHORIZATION, new PartyId(who.split(":", -1)[0]), 0,
                    new CanonicalValue.Obj(own));
        } catch (MalformedFact | IllegalArgumentException e) {
            throw Stopped.refused("REFUSED malformed_fact " + e.getMessage());
        }
    }
}
