package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PortsTest {
    @Test
    void the_first_gateway_has_the_ports_of_the_design_and_each_next_one_ten_more() {
        Ports ports = new Ports(Ports.DEFAULT);
        List<DemoMember> members = DemoMember.of(DemoMember.MOST_BANKS);
        assertEquals(List.of(8443, 8444, 8445, 8446, 9464), of(ports, members.getFirst()));
        assertEquals(List.of(8493, 8494, 8495, 8496, 9514), of(ports, members.getLast()));
        assertEquals(3 + 5 * members.size(), ports.all(members).size(), "no port stands twice");
    }

    @Test
    void a_port_in_use_is_named_with_what_it_is_for() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Stopped stopped = assertThrows(Stopped.class, () -> Ports.requireFree(Map.of(other.getLocalPort(), "Harbour's peers")));
            assertEquals(ExitStatus.UNAVAILABLE, stopped.status());
            assertTrue(stopped.getMessage().contains("port " + other.getLocalPort() + " on 127.0.0.1, for Harbour's peers, is in use"),
                    stopped.getMessage());
            assertTrue(stopped.getMessage().contains("--first-port"), stopped.getMessage());
        }
    }

    private static List<Integer> of(Ports ports, DemoMember member) {
        return List.of(ports.people(member), ports.machines(member), ports.peers(member), ports.bulk(member), ports.ops(member));
    }
}
