package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ports of the demo on 127.0.0.1: the k-th gateway adds 10 k to each.
///
/// @param first of the first gateway's people listener; machines, peers and bulk follow, health and metrics 1,021 above
public record Ports(int first) {
    /// The first port unless another is asked for.
    public static final int DEFAULT = 8443;

    private static final int STEP = 10;
    private static final int OPS = 9464 - DEFAULT;
    private static final int LEDGER = -2;
    private static final int SCORER = -1;
    private static final int EVALUATOR = -3;
    private static final int HIGHEST = 65_000;

    public Ports {
        if (first < 1_027 || first + OPS + DemoMember.MOST_BANKS * STEP > HIGHEST) {
            throw new IllegalArgumentException("expected a first port of 1027 to " + (HIGHEST - OPS - DemoMember.MOST_BANKS * STEP));
        }
    }

    /// Console, and people's calls.
    public int people(DemoMember member) {
        return first + STEP * member.place();
    }

    /// Programs with a certificate.
    public int machines(DemoMember member) {
        return people(member) + 1;
    }

    /// Other gateways.
    public int peers(DemoMember member) {
        return people(member) + 2;
    }

    /// Training messages of other gateways.
    public int bulk(DemoMember member) {
        return people(member) + 3;
    }

    /// Health and metrics.
    public int ops(DemoMember member) {
        return people(member) + OPS;
    }

    /// The embedded ledger.
    public int ledger() {
        return first + LEDGER;
    }

    /// The simulated scorer.
    public int scorer() {
        return first + SCORER;
    }

    /// The simulated evaluator.
    public int evaluator() {
        return first + EVALUATOR;
    }

    /// Every port with what it is for.
    public Map<Integer, String> all(List<DemoMember> members) {
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(ledger(), "the ledger");
        all.put(scorer(), "the scorer");
        all.put(evaluator(), "the evaluator");
        for (DemoMember member : members) {
            all.put(people(member), member.name() + "'s people");
            all.put(machines(member), member.name() + "'s machines");
            all.put(peers(member), member.name() + "'s peers");
            all.put(bulk(member), member.name() + "'s training messages");
            all.put(ops(member), member.name() + "'s health and metrics");
        }
        return all;
    }

    /// Refuses to start beside somebody else.
    ///
    /// @throws Stopped naming the port, what it is for and what to do
    public static void requireFree(Map<Integer, String> ports) throws Stopped {
        for (Map.Entry<Integer, String> port : ports.entrySet()) {
            if (!isFree(port.getKey())) {
                throw Stopped.unavailable("port " + port.getKey() + " on 127.0.0.1, for " + port.getValue() + ", is in use by another process;"
                        + " stop that one, or name other ports with --first-port N", null);
            }
        }
    }

    /// Whether nobody listens there.
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
