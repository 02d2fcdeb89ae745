package io.riskmesh.contract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HealthPageTest {

    @Test
    void a_call_older_than_thirty_seconds_fails_the_page_until_it_ends() throws Exception {
        AtomicLong nanoTime = new AtomicLong(-5);
        CallsInFlight calls = new CallsInFlight(nanoTime::get);
        try (HealthPage page = HealthPage.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), calls)) {
            try (CallsInFlight.Running _ = calls.begin()) {
                nanoTime.addAndGet(1_000_000_000L);
                try (CallsInFlight.Running _ = calls.begin()) {
                    nanoTime.addAndGet(29_000_000_000L);
                    assertEquals("200 {\"calls\":2,\"oldestCallMs\":30000,\"status\":\"UP\"}\n", ask(page));
                }
                nanoTime.addAndGet(1_000_000L);
                assertEquals("503 {\"calls\":1,\"oldestCallMs\":30001,\"status\":\"STUCK\"}\n", ask(page));
            }
            assertEquals("200 {\"calls\":0,\"oldestCallMs\":0,\"status\":\"UP\"}\n", ask(page));
        }
    }

    private static String ask(HealthPage page) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + page.address().getPort() + "/healthz");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
