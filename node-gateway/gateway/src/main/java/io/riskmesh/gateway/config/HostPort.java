package io.riskmesh.gateway.config;

/// Where to listen or to call.
///
/// @param host name or address; an IPv6 address without brackets
/// @param port 0 to 65535; 0 only to listen: any that is free
public record HostPort(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /// Checks both parts.
    public HostPort {
        if (host.isEmpty() || !host.chars().allMatch(HostPort::isHostCharacter)) {
            throw new IllegalArgumentException("expected a host name or address");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("expected a port of 0 to 65535, got " + port);
        }
    }

    /// Reads `host:port` or `[address]:port`.
    ///
    /// @throws IllegalArgumentException if it has another form
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("expected host:port, got " + text);
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.contains(":")) {
            throw new IllegalArgumentException("expected [address]:port, got " + text);
        }
        return new HostPort(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /// Whether only processes of this machine get there.
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':';
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
