package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.client.WaitFor;
import io.riskmesh.gateway.demo.live.DemoFolder;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.demo.live.DemoPlan;
import io.riskmesh.gateway.outcome.Stopped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// The people of a running demo, each with a client of their own, opened when first needed.
final class Consortium implements AutoCloseable {
    private static final Duration CALL = Duration.ofSeconds(40);
    private static final Duration BLOCK = Duration.ofSeconds(60);
    private static final String WAIT = "wait=20";

    private final DemoFolder folder;
    private final DemoPlan plan;
    private final SecureRandom random;
    private final LongSupplier nanoTime;
    private final Map<String, ApiClient> clients = new TreeMap<>();

    Consortium(DemoFolder folder, DemoPlan plan, SecureRandom random, LongSupplier nanoTime) {
        this.folder = folder;
        this.plan = plan;
        this.random = random;
        this.nanoTime = nanoTime;
    }

    List<DemoMember> banks() {
        return plan.bankMembers();
    }

    DemoMember first() {
        return plan.bankMembers().getFirst();
    }

    /// The client of somebody.
    synchronized ApiClient client(DemoMember member, String persona) throws Stopped {
        String name = member.word() + "." + persona;
        ApiClient known = clients.get(name);
        if (known == null) {
            known = ApiClient.of(ClientProfile.read(folder.people(member).path().resolve(persona + ".yaml")), random);
            clients.put(name, known);
        }
        return known;
    }

    /// One call, whatever comes of it.
    ApiReply call(DemoMember member, String persona, ApiRequest request) throws Stopped, InterruptedException {
        return client(member, persona).call(request, CALL);
    }

    JsonNode get(DemoMember member, String persona, String path) throws Stopped, InterruptedException {
        return call(member, persona, ApiRequest.get(path)).orStop().json();
    }

    /// A call that writes and waits for its block.
    JsonNode write(DemoMember member, String persona, String path, JsonNode body) throws Stopped, InterruptedException {
        return call(member, persona, ApiRequest.post(path, body).with("prefer", WAIT)).orStop().json();
    }

    /// Reads until it is as wanted.
    JsonNode until(DemoMember member, String persona, String path, Predicate<JsonNode> wanted, String what)
            throws Stopped, InterruptedException {
        return new WaitFor(client(member, persona), BLOCK, nanoTime).until(path, wanted, what).json();
    }

    /// A decision on what the approver reads now.
    ApiReply decide(DemoMember member, String persona, String approval, String decision) throws Stopped, InterruptedException {
        String path = ApiRequest.path("approvals", approval);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("decision", decision);
        ApiReply seen = call(member, persona, ApiRequest.get(path));
        if (!seen.done()) {
            return seen; // a draft that moves to the ledger is not there for a moment
        }
        body.set("subjectDigest", seen.json().path("subjectDigest"));
        return call(member, persona, ApiRequest.post(path + "/decisions", body).with("prefer", WAIT));
    }

    /// Expects the gateway to say no.
    static void expect(ApiReply reply, String code) throws Stopped {
        if (!reply.code().equals(code)) {
            throw Stopped.refused("expected the gateway to refuse with " + code + ", it answered " + reply);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        clients.values().forEach(ApiClient::close);
    }
}
