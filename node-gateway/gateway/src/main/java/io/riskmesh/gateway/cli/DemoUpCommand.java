package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.demo.live.DemoPlan;
import io.riskmesh.gateway.demo.live.LiveDemo;
import io.riskmesh.gateway.demo.live.Ports;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo up`.
@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Start a consortium on this machine: ledger, a gateway per bank, scorer, the auditor's gateway; a second call does nothing.")
final class DemoUpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--banks", paramLabel = "3..5", description = "How many banks (default: as before, or " + DemoPlan.DEFAULT_BANKS + ").")
    private Optional<Integer> banks = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the simulated payments (default: as before, or 1).")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--scale", paramLabel = "X", description = "Size of the simulated network (default: as before, or " + DemoPlan.DEFAULT_SCALE + ").")
    private Optional<String> scale = Optional.empty();

    @Option(names = "--first-port", paramLabel = "P",
            description = "People's port of the first gateway; the others follow (default: as before, or " + Ports.DEFAULT + ").")
    private Optional<Integer> firstPort = Optional.empty();

    @Option(names = "--ledger", paramLabel = "embedded|fabric", description = "fabric: the network of deploy/fabric, where FABRIC_BIN names its binaries.")
    private Optional<String> ledger = Optional.empty();

    @Mixin
    private DemoFolderOptions folder;

    @Mixin
    private OutputOptions output;

    DemoUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        LiveDemo demo = folder.demo(terminal);
        String state = demo.up(plan()) ? "up" : "ran before";
        output.print(demo.status().answer(state), terminal);
        return ExitStatus.DONE.code();
    }

    private DemoPlan plan() throws Stopped, IOException {
        if (banks.isPresent() && banks.get() < DemoMember.FEWEST_BANKS) {
            throw Stopped.refused("REFUSED too_few_banks expected at least " + DemoMember.FEWEST_BANKS + " banks, got " + banks.get()
                    + ": two know each other's sums");
        }
        boolean exists = Files.exists(folder.folder().plan());
        DemoPlan before = exists ? DemoPlan.read(folder.folder().plan()) : DemoPlan.DEFAULT;
        String kind = ledger.orElse(before.ledger());
        Optional<String> obstacle = kind.equals(DemoPlan.FABRIC) ? LiveDemo.fabricObstacle(terminal.environment()) : Optional.empty();
        if (obstacle.isPresent()) {
            throw Stopped.unavailable(obstacle.get(), null);
        }
        try {
            return new DemoPlan(banks.orElse(exists ? before.banks() : DemoPlan.defaultBanks(kind)), seed.orElse(before.seed()), scale.orElse(before.scale()),
                    firstPort.map(Ports::new).orElse(before.ports()), kind);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage(e.getMessage());
        }
    }
}
