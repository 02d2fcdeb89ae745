package io.riskmesh.gateway.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.config.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks the private listener of a gateway on this machine.
public final class OpsProbe {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HostPort address;

    /// @param address of the listener, as configured
    public OpsProbe(HostPort address) {
        this.address = address;
    }

    /// The document of `/live`, `/ready` or `/ready?for=scoring`, whatever its verdict.
    ///
    /// @throws IOException if nobody answers, or somebody else
    public JsonNode ask(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode document = new ObjectMapper().readTree(answer.body());
            if (!document.path("checks").isObject()) {
                throw new IOException("something else answers at " + address);
            }
            return document;
        }
    }

    /// Whether a gateway answers.
    public boolean answers() throws InterruptedException {
        try {
            ask("/live");
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
