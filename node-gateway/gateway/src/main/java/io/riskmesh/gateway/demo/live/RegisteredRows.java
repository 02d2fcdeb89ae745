package io.riskmesh.gateway.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.simulation.BankRows;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Each bank's operator registers the bank's rows, alone and with what it received, through the documented API. Doing it again changes nothing.
record RegisteredRows(DemoFolder folder, DemoPlan plan, SecureRandom random) {
    private static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final String LABEL = "y";
    private static final List<String> NO_FEATURES = List.of(BankRows.KEY, BankRows.PAYEE_BANK);

    void register() throws Stopped, IOException, InterruptedException {
        ObjectNode sent = body(Founding.DATASET);
        ObjectNode both = body(Founding.BOTH_SIDES).put("payeeFile", LiveDemo.RECEIVED).put("key", BankRows.KEY)
                .put("payerBank", BankRows.PAYER_BANK).put("payeeBank", BankRows.PAYEE_BANK);
        Steps steps = new Steps();
        for (DemoMember bank : plan.bankMembers()) {
            steps.add(() -> {
                register(bank, sent);
                register(bank, both);
            });
        }
        steps.run();
    }

    private void register(DemoMember bank, ObjectNode body) throws Stopped, InterruptedException {
        try (ApiClient client = ApiClient.of(ClientProfile.read(folder.people(bank).path().resolve("operator.yaml")), random)) {
            client.call(ApiRequest.post(ApiRequest.path("datasets"), body), CALL).orStop();
        }
    }

    // The days are the simulator's own account of what it wrote.
    private ObjectNode body(String dataset) throws IOException {
        JsonNode days = new ObjectMapper().readTree(Files.readAllBytes(folder.simulated().resolve("manifest.json"))).at("/lab/trainDays");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("dataset", dataset).put("file", LiveDemo.ROWS).put("label", LABEL)
                .put("periodFrom", day(days.path(0).asInt())).put("periodUntil", day(days.path(1).asInt()));
        NO_FEATURES.forEach(body.putArray("ignore")::add);
        return body;
    }

    private static String day(int number) {
        return FIRST_DAY.plus(Duration.ofDays(number)).toString();
    }
}
