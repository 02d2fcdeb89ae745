package io.riskmesh.gateway.peer.link;

/// Where a gateway listens to its peers.
///
/// @param bulkPort of the listener for large messages
public record PeerAddress(String host, int port, String bulkHost, int bulkPort) {
    private static final int MAX_PORT = 65_535;

    public PeerAddress {
        if (host.isBlank() || bulkHost.isBlank() || !isPort(port) || !isPort(bulkPort)) {
            throw new IllegalArgumentException("Expected hosts and ports of 1 to 65535, got " + port + " and " + bulkPort);
        }
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= MAX_PORT;
    }
}
