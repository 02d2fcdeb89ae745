package io.riskmesh.gateway.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A bank's payment system: asks for scores without end, several at a time, each under its key until it is answered.
final class PayingCallers implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final Duration BUDGET = Duration.ofSeconds(4);
    private static final long REST_MILLIS = 150;
    private static final int REFUSED = 403; // and no retry gives a score

    private final DemoFolder folder;
    private final DemoMember payer;
    private final DemoMember payee;
    private final SecureRandom random = new SecureRandom();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong tries = new AtomicLong();
    private final Map<Integer, Acknowledged> acknowledged = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> otherwise = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile boolean resting = true;

    /// @param receipt id
    /// @param joint whether both banks' halves were in it
    record Acknowledged(String score, String receipt, boolean joint) {}

    PayingCallers(DemoFolder folder, DemoMember payer, DemoMember payee) {
        this.folder = folder;
        this.payer = payer;
        this.payee = payee;
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(Thread.ofPlatform().name(payer.word() + "-caller-" + i).start(this::pay));
        }
    }

    /// Few payments, as long as something is being mended; many around a kill.
    void rest(boolean rests) {
        resting = rests;
    }

    DemoMember payer() {
        return payer;
    }

    int count() {
        return acknowledged.size();
    }

    Map<Integer, Acknowledged> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /// How often each other answer came; a name of an exception where none came.
    Map<String, Integer> otherwise() {
        return new TreeMap<>(otherwise);
    }

    private void pay() {
        try {
            while (!ended) {
                int number = next.getAndIncrement();
                try (ApiClient client = client()) {
                    settle(client, number);
                    while (!ended) { // one connection until it breaks
                        number = next.getAndIncrement();
                        settle(client, number);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Stopped e) {
            throw new IllegalStateException(e);
        }
    }

    private ApiClient client() throws Stopped {
        return ApiClient.of(ClientProfile.read(folder.people(payer).path().resolve("caller.yaml")), random);
    }

    private void settle(ApiClient client, int number) throws InterruptedException {
        while (!ended) {
            tries.incrementAndGet();
            String other;
            try {
                ApiReply reply = ask(client, number);
                JsonNode body = reply.json();
                if (reply.done() && body.path("outcome").asText().equals("scored")) {
                    acknowledged.put(number, new Acknowledged(body.path("scoreId").asText(), body.path("receipt").path("receiptId").asText(),
                            body.path("sides").asText().equals("both")));
                    Thread.sleep(resting ? REST_MILLIS : 0);
                    return;
                }
                other = reply.status() + " " + reply.code() + " " + body.path("reason").asText() + " " + body.path("detail").asText();
                if (reply.status() == REFUSED) {
                    otherwise.merge(other, 1, Integer::sum);
                    return;
                }
            } catch (Stopped e) {
                other = "no answer, " + e.getMessage().replaceAll("[0-9]{2,}", "N");
            }
            otherwise.merge(other, 1, Integer::sum);
            Thread.sleep(resting ? REST_MILLIS : 20);
        }
    }

    /// Asks under the number's key.
    ApiReply ask(ApiClient client, int number) throws Stopped, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("purpose", ScoringConsortium.PURPOSE).put("deadlineMs", 2_000);
        ObjectNode payment = body.putObject("payment").put("paymentId", payer.word() + "-p-" + number).put("initiatedAt", "2026-03-02T09:15:27.401Z")
                .put("scheme", "instant-credit-transfer");
        payment.putObject("amount").put("currency", "EUR").put("minorUnits", 100 + number);
        payment.putObject("payer").put("institution", payer.party().value()).put("account", "GB00PAYER" + number);
        payment.putObject("payee").put("institution", payee.party().value()).put("account", "FR00PAYEE" + number);
        return client.call(ApiRequest.post(ApiRequest.path("scores"), body).with(ApiClient.IDEMPOTENCY_KEY, "key-" + number), BUDGET);
    }

    /// A client of the same caller.
    ApiClient another() throws Stopped {
        return client();
    }

    /// Asks nothing more, and waits for the answers under way.
    void end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
