package io.riskmesh.gateway.demo.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.security.SecureRandom;
import java.time.Duration;

/// A caller that asks for scores for a purpose that no bank has allowed.
final class Unasked implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final DemoFolder folder;
    private final DemoMember payer;
    private final DemoMember payee;
    private volatile boolean ended;

    Unasked(DemoFolder folder, DemoMember payer, DemoMember payee) {
        this.folder = folder;
        this.payer = payer;
        this.payee = payee;
    }

    void begin() {
        for (int i = 0; i < AT_ONCE; i++) {
            String name = "unasked-" + i + "-";
            Thread.ofPlatform().daemon().start(() -> ask(name));
        }
    }

    void end() {
        ended = true;
    }

    private void ask(String name) {
        try (ApiClient client = ApiClient.of(ClientProfile.read(folder.people(payer).path().resolve("caller.yaml")), new SecureRandom())) {
            for (int number = 0; !ended; number++) {
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("purpose", "curiosity").put("deadlineMs", 2_000);
                ObjectNode payment = body.putObject("payment").put("paymentId", name + number).put("initiatedAt", "2026-03-02T09:15:27.401Z")
                        .put("scheme", "instant-credit-transfer");
                payment.putObject("amount").put("currency", "EUR").put("minorUnits", 100);
                payment.putObject("payer").put("institution", payer.party().value()).put("account", "GB00PAYER");
                payment.putObject("payee").put("institution", payee.party().value()).put("account", "FR00PAYEE");
                client.call(ApiRequest.post(ApiRequest.path("scores"), body).with(ApiClient.IDEMPOTENCY_KEY, name + number), Duration.ofSeconds(10));
            }
        } catch (Stopped _) {
            // The alert that is waited for does not come, and says so.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
