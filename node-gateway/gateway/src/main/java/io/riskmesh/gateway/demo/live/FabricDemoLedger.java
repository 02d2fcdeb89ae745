package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.demo.simulation.SimulatorProcess;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The network of `deploy/fabric` with the demo's members: a peer and a chaincode process for each bank, a peer for the regulator,
/// one orderer. Its own scripts start, ask and stop it; each member's gateway talks to that member's peer. Never executed with
/// Fabric's real binaries, as none were at hand.
record FabricDemoLedger(DemoFolder folder, DemoPlan plan, Map<String, String> environment, Progress progress) implements DemoLedger {
    /// Banks of that network.
    static final int BANKS = 3;

    private static final String BINARIES = "FABRIC_BIN";
    private static final String NETWORK = "network";
    private static final int MOST_SHIFT = 55_000;

    /// What is missing here, in one line.
    public static Optional<String> obstacle(Map<String, String> environment) {
        return environment.getOrDefault(BINARIES, "").isBlank()
                ? Optional.of("set " + BINARIES + " to the folder that holds peer, orderer, configtxgen and osnadmin of Fabric 3.1; nothing was started")
                : Optional.empty();
    }

    @Override
    public Optional<Long> running() throws Stopped, IOException, InterruptedException {
        Path first = folder.ledger().resolve("run").resolve("orderer0.pid");
        if (!Files.exists(folder.ledger().resolve(NETWORK)) || !Files.exists(first) || call(new ArrayList<>(), List.of("status")) != 0) {
            return Optional.empty();
        }
        return Files.readAllLines(first).stream().findFirst().map(Long::valueOf);
    }

    @Override
    public void start() throws Stopped, IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        String banks = String.join(",", plan.bankMembers().stream().map(bank -> bank.party().value()).toList());
        String regulator = plan.members().getLast().party().value();
        int status = call(said, List.of("up", "--orderers", "raft1", "--port-shift", Integer.toString(shift()), "--banks", banks,
                "--regulator", regulator));
        if (status != 0) {
            throw Stopped.unavailable(said.isEmpty() ? "./riskmesh fabric up ended with " + status : said.getLast(), null);
        }
    }

    // As far from Fabric's own ports as the demo's gateways are from theirs.
    private int shift() {
        return Math.clamp(plan.ports().first() - (long) Ports.DEFAULT, 0, MOST_SHIFT);
    }

    @Override
    public boolean stop() throws Stopped, IOException, InterruptedException {
        if (!Files.exists(folder.ledger().resolve(NETWORK))) {
            return false;
        }
        List<String> said = new ArrayList<>();
        if (call(said, List.of("down")) != 0) {
            throw Stopped.unavailable("the network did not stop: " + (said.isEmpty() ? "it said nothing" : said.getLast()), null);
        }
        return true;
    }

    private int call(List<String> said, List<String> words) throws Stopped, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SimulatorProcess.launcher(environment).toString(), "fabric", words.getFirst(),
                "--data", folder.ledger().toAbsolutePath().normalize().toString()));
        command.addAll(words.subList(1, words.size()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (words.getFirst().equals("up")) {
                    progress.say("  " + line);
                }
            }
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    @Override
    public ConnectionProfile profile() throws IOException {
        return ConnectionProfile.read(folder.ledger());
    }

    @Override
    public Path connection(DemoMember member) {
        return folder.ledger().resolve("members").resolve(member.party().value());
    }

    @Override
    public String address() {
        return "127.0.0.1:" + (7051 + shift());
    }
}
