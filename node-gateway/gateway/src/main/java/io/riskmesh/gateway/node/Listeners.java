package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.PeopleConfig;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.edge.Dispatch;
import io.riskmesh.gateway.http.edge.Edge;
import io.riskmesh.gateway.http.listen.Doors;
import io.riskmesh.gateway.http.listen.Listener;
import io.riskmesh.gateway.http.listen.ListenerPlan;
import io.riskmesh.gateway.http.listen.MachineCallers;
import io.riskmesh.gateway.http.ops.OpsDesk;
import io.riskmesh.gateway.http.tls.Authorities;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.outcome.Stopped;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The five listeners: the last to open and the first to go.
final class Listeners {
    private static final int MOST_PEER_CONNECTIONS = 256;

    private final List<Listener> all = new ArrayList<>();

    /// Opens all of them, health and metrics first.
    ///
    /// @param people who calls on the people's and the machines' listeners
    static Listeners open(Foundation base, Dispatch dispatch, PeopleStage people, PeerDoors peers)
            throws Stopped, InterruptedException {
        Listeners listeners = new Listeners();
        NodeConfig config = base.config();
        Doors edge = new Doors(base.edge().vertx(), base.edge().loops(), base.identity());
        Doors bulk = new Doors(base.bulk().vertx(), base.bulk().loops(), base.identity());
        EdgeReport report = new EdgeReport(base.metrics());
        int connections = config.limits().connections();
        try {
            listeners.add(base, bulk.plain(ListenerPlan.ops(config.ops().listen()),
                    new OpsDesk(base.health(), base.metrics(), base.flows())));
            listeners.add(base, edge.keyed(ListenerPlan.peers(config.peers().listen(), MOST_PEER_CONNECTIONS),
                    key -> peers.keys().get().contains(key), peers.calls()));
            listeners.add(base, bulk.keyed(ListenerPlan.bulk(config.bulk().listen(), MOST_PEER_CONNECTIONS),
                    key -> peers.keys().get().contains(key), peers.bulk()));
            Edge.Limits limits = new Edge.Limits(config.limits().scoresPerSecond(), config.limits().requestsPerSecond(),
                    base.world().nanoTime());
            MachineCallers machines = new MachineCallers(config.party().id(), config.machines());
            ListenerPlan plan = ListenerPlan.api("machines", config.machines().listen(), connections);
            Edge machineEdge = edge(base, "machines", people.machines().apply(machines), limits, dispatch, report);
            listeners.add(base, config.machines().authorities().isPresent()
                    ? edge.issued(plan, Authorities.read(config.machines().authorities().get()), machineEdge)
                    : edge.known(plan, machines::lists, machineEdge));
            listeners.add(base, people(edge, config.people(), connections,
                    people.door().apply(edge(base, "people", people.people(), limits, dispatch, report))));
            return listeners;
        } catch (Stopped | InterruptedException | RuntimeException e) {
            listeners.shutdown(Duration.ZERO);
            throw e;
        }
    }

    private static Edge edge(Foundation base, String name, CallerSource callers, Edge.Limits limits, Dispatch dispatch,
            EdgeReport report) {
        return new Edge(name, base.config().party().id(), callers, limits, dispatch, report, base.spans(), base.world().nanoTime());
    }

    private static Listener people(Doors doors, PeopleConfig config, int connections, Handler<HttpServerRequest> api)
            throws Stopped, InterruptedException {
        ListenerPlan plan = ListenerPlan.api("people", config.listen(), connections);
        return config.plainHttp() ? doors.plain(plan, api) : doors.open(plan, api);
    }

    private void add(Foundation base, Listener listener) {
        all.add(listener);
        base.metrics().counted(Metric.HTTP_HANDSHAKES_TOTAL, listener::opened, listener.name());
    }

    /// The listener of a name.
    Listener named(String name) {
        return all.stream().filter(listener -> listener.name().equals(name)).findFirst().orElseThrow();
    }

    /// Closes connections of keys that are known no more.
    void review() {
        all.forEach(Listener::review);
    }

    /// Takes no more calls and lets those that run end.
    Future<Void> shutdown(Duration atMost) {
        return Future.join(all.stream().map(listener -> listener.shutdown(atMost)).toList()).mapEmpty();
    }
}
