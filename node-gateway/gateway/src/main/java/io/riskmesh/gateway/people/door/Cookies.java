package io.riskmesh.gateway.people.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The two cookies. Their prefix `__Host-` (RFC 6265bis) keeps other hosts of the domain, and plain HTTP, from setting them.
final class Cookies {
    static final String SESSION = "__Host-riskmesh";
    static final String LOGIN = "__Host-riskmesh-login";

    // HTTP/2 may bring one field for each cookie, which a reader of headers may have joined by commas.
    private static final Pattern BETWEEN = Pattern.compile("[;,]");

    private Cookies() {}

    /// The cookie's value; empty if there is none, or more than one: then somebody else has set one of them.
    static Optional<String> find(List<String> headers, String name) {
        List<String> found = new ArrayList<>();
        for (String header : headers) {
            for (String pair : BETWEEN.split(header, -1)) {
                String trimmed = pair.strip();
                if (trimmed.startsWith(name + "=")) {
                    found.add(trimmed.substring(name.length() + 1));
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// A cookie that scripts do not see and other sites' forms do not send.
    static String set(String name, String value, Duration age) {
        return name + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; Secure; SameSite=Lax";
    }

    static String clear(String name) {
        return set(name, "", Duration.ZERO);
    }
}
