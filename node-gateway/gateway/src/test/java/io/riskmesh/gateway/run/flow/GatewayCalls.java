package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a test asks gateways that may be gone.
final class GatewayCalls implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final List<String> OVER = List.of("completed", "failed", "refused", "cancelled");

    private final GatewayProcesses gateways;
    private final SecureRandom random;
    private final Map<String, ApiClient> clients = new TreeMap<>();

    GatewayCalls(GatewayProcesses gateways, SecureRandom random) {
        this.gateways = gateways;
        this.random = random;
    }

    /// Empty if the bank does not answer.
    Optional<ApiReply> asked(PartyId bank, String person, ApiRequest request) throws Exception {
        try {
            return Optional.of(client(bank, person).call(request, BUDGET));
        } catch (Stopped _) {
            Optional.ofNullable(clients.remove(bank + person)).ifPresent(ApiClient::close);
            return Optional.empty();
        }
    }

    private ApiClient client(PartyId bank, String person) throws Exception {
        ApiClient known = clients.get(bank + person);
        if (known == null) {
            KeyFolder own = gateways.people(bank);
            Digest server = Digest.ofFile(NodeKeys.tls(gateways.keys(bank)).getPublicKey().getEncoded());
            known = ApiClient.of(new ClientProfile(URI.create("https://" + gateways.local(bank, "machines")), own.certificate(person),
                    own.key(person), new ClientProfile.ServerTrust.PinnedKey(server)), random);
            clients.put(bank + person, known);
        }
        return known;
    }

    private Optional<JsonNode> get(PartyId bank, String path) throws Exception {
        return asked(bank, "scientist", ApiRequest.get(path)).filter(ApiReply::done).map(ApiReply::json);
    }

    /// A run as a bank shows it; empty if the bank does not answer or does not know it.
    Optional<JsonNode> run(PartyId bank, String id) throws Exception {
        return gateways.isAlive(bank) ? get(bank, "/api/v1/runs/" + id) : Optional.empty();
    }

    boolean isOver(PartyId bank, String id) throws Exception {
        return run(bank, id).filter(now -> OVER.contains(now.at("/state").asText())).isPresent();
    }

    /// Waits until the run is over at a bank.
    JsonNode over(PartyId bank, String id, Duration most) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Optional<JsonNode> now = run(bank, id);
            if (now.isPresent() && OVER.contains(now.get().at("/state").asText())) {
                return now.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(bank + " is not over: " + run(bank, id) + "\n" + story(id));
    }

    /// What a test prints when it fails.
    String story(String run) throws Exception {
        StringBuilder story = new StringBuilder();
        for (PartyId bank : gateways.banks()) {
            Optional<JsonNode> log = gateways.isAlive(bank) ? get(bank, "/api/v1/runs/" + run + "/log") : Optional.empty();
            story.append(bank).append(log.isPresent() ? "\n" : " does not answer\n");
            log.ifPresent(lines -> lines.findParents("event").forEach(line -> story.append("  ").append(line).append('\n')));
            story.append(gateways.output(bank)).append('\n');
        }
        return story.toString();
    }

    @Override
    public void close() {
        clients.values().forEach(ApiClient::close);
    }
}
