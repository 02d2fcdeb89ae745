package io.riskmesh.gateway.people.door;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Follows redirects one by one, and keeps the gateway's cookies as a browser does.
final class Browser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI gateway;
    private final Map<String, String> jar = new HashMap<>();

    Browser(URI gateway) {
        this.gateway = gateway;
    }

    Map<String, String> jar() {
        return jar;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", gateway.resolve(path), Map.of());
    }

    HttpResponse<String> send(String method, URI address, Map<String, String> headers) throws Exception {
        boolean ours = address.getAuthority().equals(gateway.getAuthority());
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        if (ours && !jar.isEmpty()) {
            request.header("cookie", jar.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            jar.remove(name);
        } else {
            jar.put(name, pair.substring(name.length() + 1));
        }
    }

    /// Goes to the provider and gives the address that it sends the browser back to.
    URI authorised(String returnTo) throws Exception {
        HttpResponse<String> begun = get("/auth/login?returnTo=" + returnTo);
        HttpResponse<String> authorised = send("GET", location(begun), Map.of());
        return location(authorised);
    }

    HttpResponse<String> login() throws Exception {
        return send("GET", authorised("/console/inbox"), Map.of());
    }

    static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }
}
