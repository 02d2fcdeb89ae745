package io.riskmesh.gateway.doctor;

import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.PeersConfig;
import io.riskmesh.gateway.config.Profile;
import io.riskmesh.gateway.config.ScoringConfig;
import io.riskmesh.gateway.http.tls.TlsIdentity;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks at what a configuration names: ports, certificate, ledger, peers, scorers. Changes nothing.
final class NodeCheckup {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int WARN_DAYS = 30;
    private static final int FAIL_DAYS = 7;

    private final NodeConfig config;
    private final InstantSource clock;
    private final boolean runs;

    /// @param runs whether the gateway runs: then its ports are taken, and rightly so
    NodeCheckup(NodeConfig config, InstantSource clock, boolean runs) {
        this.config = config;
        this.clock = clock;
        this.runs = runs;
    }

    List<Diagnosis> look() {
        List<Diagnosis> all = new ArrayList<>();
        all.add(Diagnosis.ok("configuration", config.settings().size() + " settings, profile " + config.profile().word()));
        Map<String, HostPort> ports = Map.of("people", config.people().listen(), "machines", config.machines().listen(), "peers",
                config.peers().listen(), "bulk", config.bulk().listen(), "ops", config.ops().listen());
        ports.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(port -> all.add(port(port.getKey(), port.getValue())));
        all.add(certificate());
        all.add(ledger());
        config.peers().members().forEach(member -> all.add(peer(member)));
        config.scoring().scorers().forEach(scorer -> all.add(scorer(scorer)));
        all.add(evidence());
        all.add(Diagnosis.skipped("clock", "nothing here tells the time; the gateway measures its peers' clocks while it runs"));
        return all;
    }

    private Diagnosis port(String name, HostPort listen) {
        String check = "port " + name;
        if (runs) {
            return Diagnosis.ok(check, listen + ", the gateway runs");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listen.host(), listen.port()));
            return Diagnosis.ok(check, listen + " is free");
        } catch (IOException e) {
            return Diagnosis.fail(check, listen + " is taken or not ours", "stop what uses it, or set " + name + ".listen");
        }
    }

    private Diagnosis certificate() {
        try {
            TlsIdentity identity = TlsIdentity.read(config.keys().tlsCertificate(), config.keys().tlsKey());
            long days = Duration.between(clock.instant(), identity.expires()).toDays();
            String found = "ends in " + days + " days";
            String fix = "renew " + config.keys().tlsCertificate() + "; a running gateway takes it up within 30 s";
            if (days < FAIL_DAYS) {
                return Diagnosis.fail("certificate", found, fix);
            }
            return days < WARN_DAYS ? Diagnosis.warn("certificate", found, fix) : Diagnosis.ok("certificate", found);
        } catch (Stopped e) {
            return Diagnosis.fail("certificate", e.getMessage(), "see docs/operating.md, keys");
        }
    }

    private Diagnosis ledger() {
        if (config.ledger().connection().isEmpty()) {
            return Diagnosis.warn("ledger", "none is configured", "set ledger.connection: without it nothing trains and nothing scores");
        }
        try {
            ConnectionProfile profile = ConnectionProfile.read(config.ledger().connection().get());
            Path identities = config.ledger().identities()
                    .orElse(profile.identities().resolve(config.party().id().value()).resolve("identities"));
            if (!identities.toFile().isDirectory()) {
                return Diagnosis.fail("ledger", "no identities in " + identities, "set ledger.identities");
            }
            return reaches("ledger", HostPort.of(profile.endpoint()), profile.trustLabel());
        } catch (IOException | IllegalArgumentException e) {
            return Diagnosis.fail("ledger", "its connection profile cannot be read", "set ledger.connection to the folder with it");
        }
    }

    private static Diagnosis peer(PeersConfig.Member member) {
        return reaches("peer " + member.party(), member.address(), member.address().toString());
    }

    private static Diagnosis scorer(ScoringConfig.Scorer scorer) {
        return reaches("scorer " + scorer.instance(), scorer.address(), scorer.address().toString());
    }

    private Diagnosis evidence() {
        if (config.attestation().allowSimulated()) {
            return Diagnosis.warn("evidence", "simulated evidence counts, which proves nothing", "for development only");
        }
        return config.profile() == Profile.PRODUCTION && config.attestation().collateral().isEmpty()
                ? Diagnosis.warn("evidence", "no folder of collateral", "set attestation.collateral")
                : Diagnosis.ok("evidence", "only that of hardware counts");
    }

    private static Diagnosis reaches(String check, HostPort address, String words) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return Diagnosis.ok(check, "answers; " + words);
        } catch (IOException e) {
            return Diagnosis.fail(check, address + " does not answer", "start it, or mend the address");
        }
    }
}
