package io.riskmesh.gateway.client;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/// Calls operations of one gateway over HTTP/2 and mutual TLS. Each `POST` without an `Idempotency-Key` gets one of its own.
///
/// Thread-safe; closing it ends its connections.
public final class ApiClient implements AutoCloseable {
    /// Name of the header that makes a call repeatable.
    public static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int KEY_BYTES = 16;

    private final URI url;
    private final HttpClient http;
    private final SecureRandom random;

    private ApiClient(URI url, HttpClient http, SecureRandom random) {
        this.url = url;
        this.http = http;
        this.random = random;
    }

    /// A client of the profile's gateway; it connects when first needed.
    public static ApiClient of(ClientProfile profile, SecureRandom random) throws Stopped {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).sslContext(ClientTls.of(profile, random)).build();
        return new ApiClient(profile.url(), http, random);
    }

    /// Whom it calls.
    public URI url() {
        return url;
    }

    /// Calls and waits.
    ///
    /// @param budget from now to the last byte of the answer
    /// @throws Stopped if no answer comes: exit 4, or 5 after the budget
    public ApiReply call(ApiRequest request, Duration budget) throws Stopped, InterruptedException {
        try {
            return reply(http.send(http(request, budget), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw stopped(request, budget, e);
        }
    }

    /// Calls without waiting; the future fails with an `IOException` if no answer comes.
    public CompletableFuture<ApiReply> start(ApiRequest request, Duration budget) {
        return http.sendAsync(http(request, budget), HttpResponse.BodyHandlers.ofByteArray()).thenApply(ApiClient::reply);
    }

    /// Opens a stream of events; it ends with the gateway or when the caller closes it.
    ///
    /// @throws Stopped if the gateway gives none
    public EventStream events(String path) throws Stopped, InterruptedException {
        ApiRequest request = ApiRequest.get(path).with("accept", "text/event-stream");
        try {
            HttpResponse<InputStream> answer = http.send(builder(request).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return new EventStream(answer.body());
            }
            try (InputStream body = answer.body()) {
                throw ProblemStop.of(new ApiReply(answer.statusCode(), headers(answer), body.readAllBytes()));
            }
        } catch (IOException e) {
            throw stopped(request, CONNECT, e);
        }
    }

    private HttpRequest http(ApiRequest request, Duration budget) {
        return builder(request).timeout(budget).build();
    }

    private HttpRequest.Builder builder(ApiRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url.resolve(request.path())).method(request.method(),
                request.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::setHeader);
        if (request.method().equals("POST") && !request.headers().containsKey(IDEMPOTENCY_KEY)) {
            builder.setHeader(IDEMPOTENCY_KEY, newKey());
        }
        return builder;
    }

    /// A key that no other call has.
    public String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ApiReply reply(HttpResponse<byte[]> answer) {
        return new ApiReply(answer.statusCode(), headers(answer), answer.body());
    }

    private static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private Stopped stopped(ApiRequest request, Duration budget, IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> Stopped.timeout("no answer of " + url + " to " + request + " within " + budget.toMillis() + " ms");
            case ConnectException _ -> Stopped.unavailable("no gateway answers at " + url + "; is it running?", e);
            case SSLException tls -> Stopped.unavailable("no trusted connection to " + url + ": " + tls.getMessage(), e);
            default -> Stopped.unavailable(url + " ended the connection: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
