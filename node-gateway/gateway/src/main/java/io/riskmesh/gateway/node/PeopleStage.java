package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.OidcConfig;
import io.riskmesh.gateway.config.PeopleConfig;
import io.riskmesh.gateway.config.Profile;
import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.listen.PersonaCallers;
import io.riskmesh.gateway.http.tls.Authorities;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.people.door.MachineTokens;
import io.riskmesh.gateway.people.door.PeopleCallers;
import io.riskmesh.gateway.people.door.PeopleDoor;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.session.SealKey;
import io.riskmesh.gateway.people.session.SealedBox;
import io.riskmesh.gateway.people.session.WebSessions;
import io.riskmesh.gateway.storage.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who people and machines are, as the configuration says: by an OpenID provider, by a persona of their choice in development, or nobody.
///
/// @param people callers of the people's listener
/// @param machines callers of the machines' listener, made from those who are known by certificate
/// @param door what stands before the people's API
/// @param sessions of browsers; empty without a provider
record PeopleStage(CallerSource people, UnaryOperator<CallerSource> machines,
        Function<Handler<HttpServerRequest>, Handler<HttpServerRequest>> door, Optional<PeopleCallers> sessions) {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleStage.class);
    private static final Duration FLUSH = Duration.ofMinutes(1);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// Opens it; the provider itself is asked when somebody signs in.
    static PeopleStage open(Foundation base, Closing closing) throws Stopped, StorageFailure {
        NodeConfig config = base.config();
        if (config.oidc().issuer().isPresent()) {
            return withProvider(base, plan(config, base.world().environment()), closing);
        }
        CallerSource people = config.people().personaPicker() ? new PersonaCallers(config.party().id())
                : (_, _) -> Future.succeededFuture(new Identity.Nobody());
        return new PeopleStage(people, machines -> machines, handler -> handler, Optional.empty());
    }

    private static PeopleStage withProvider(Foundation base, OidcPlan plan, Closing closing) throws Stopped, StorageFailure {
        World world = base.world();
        SealedBox box = new SealedBox(sealKey(base.config().keys().folder(), world), world.random());
        WebSessions sessions = WebSessions.open(base.database(), box, world.random(), world.clock(), plan.idle(), plan.longest());
        closing.add("sessions", sessions::flush);
        flushAgain(sessions, closing);
        HttpClient http = client(base.config().oidc().authorities());
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sign-in-", 0).factory());
        closing.add("sign-in", () -> {
            threads.shutdownNow();
            http.shutdownNow();
        });
        Provider provider = new Provider(plan, http, world.clock());
        PeopleCallers callers = new PeopleCallers(sessions, base.config().party().id(), plan.origin());
        PeopleDoor door = new PeopleDoor(plan, provider, sessions, callers, box, world.random(), world.clock(), threads);
        UnaryOperator<CallerSource> machines = plan.audience().isEmpty() ? certificates -> certificates
                : certificates -> new MachineTokens(certificates, plan, provider, base.config().party().id(), world.clock(), threads);
        return new PeopleStage(callers, machines, door::before, Optional.of(callers));
    }

    private static OidcPlan plan(NodeConfig config, Map<String, String> environment) throws Stopped {
        OidcConfig oidc = config.oidc();
        Map<String, Set<Role>> roles = new HashMap<>();
        oidc.people().forEach(person -> roles.put(person.subject(), person.roles()));
        Secret secret = oidc.clientSecret().isPresent() ? oidc.clientSecret().get().resolve(environment) : Secret.none();
        try {
            return new OidcPlan(URI.create(oidc.issuer().orElseThrow()), oidc.clientId().orElseThrow(), secret, origin(config.people()),
                    oidc.audience(), oidc.rolesClaim(), roles, oidc.idle(), oidc.length(), config.profile() == Profile.PRODUCTION);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage("configuration: oidc: " + e.getMessage());
        }
    }

    private static URI origin(PeopleConfig people) throws Stopped {
        if (people.origin().isEmpty() && !people.listen().isLoopback()) {
            throw Stopped.usage("configuration: people.origin: expected what browsers call this gateway, as oidc.issuer signs them in");
        }
        return URI.create(people.origin().orElseGet(() -> (people.plainHttp() ? "http://" : "https://") + people.listen()));
    }

    private static byte[] sealKey(Path folder, World world) throws Stopped {
        try {
            return SealKey.readOrMake(folder.resolve("web-session.key"), world.random());
        } catch (IOException e) {
            throw Stopped.unavailable("the key of sessions cannot be used: " + e.getMessage(), e);
        }
    }

    private static HttpClient client(Optional<Path> authorities) throws Stopped {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        if (authorities.isEmpty()) {
            return client.build();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Authorities.read(authorities.get()).getTrustManagers(), null);
            return client.sslContext(context).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }

    private static void flushAgain(WebSessions sessions, Closing closing) {
        Thread thread = Thread.ofVirtual().name("sessions").start(() -> {
            try {
                while (true) {
                    Thread.sleep(FLUSH);
                    flush(sessions);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        closing.add("session clock", () -> {
            thread.interrupt();
            thread.join();
        });
    }

    private static void flush(WebSessions sessions) {
        try {
            sessions.flush();
        } catch (StorageFailure e) {
            LOG.atWarn().setCause(e).log("sessions.not-written");
        }
    }
}
