package io.riskmesh.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Prometheus, from the distribution's package, that scrapes each second.
public final class PrometheusProcess implements AutoCloseable {
    /// What a test that is skipped says.
    public static final String ABSENT = "needs a Prometheus server, found none: install the package 'prometheus'";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final int port;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Where it is installed.
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, "prometheus")).filter(Files::isExecutable).findFirst();
    }

    /// @param target `host:port` of `/metrics`
    static PrometheusProcess start(Path folder, String target) throws IOException {
        return configured(folder, """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: gateway
                    static_configs: [{targets: ["%s"]}]
                """.formatted(target));
    }

    /// @param configuration in the form of `prometheus.yml`; paths start from the folder
    public static PrometheusProcess configured(Path folder, String configuration) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(program().orElseThrow().toString(), "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new PrometheusProcess(process, port, log);
    }

    /// What it answers to a query of its API.
    ///
    /// @param path such as `query`
    public JsonNode ask(String path, String name, String value) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return JSON.readTree(answer.body()).path("data");
    }

    /// Waits until so many scrapes succeeded.
    void scraped(int times) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Prometheus ended:\n" + Files.readString(log));
            }
            try {
                JsonNode found = ask("query", "query", "sum_over_time(up{job=\"gateway\"}[1m])").path("result").path(0).path("value").path(1);
                if (found.asDouble() >= times) {
                    return;
                }
            } catch (IOException _) {
                // Not up yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("Prometheus scraped nothing in " + PATIENCE.toSeconds() + " s:\n" + Files.readString(log));
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
