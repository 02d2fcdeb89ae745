package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.demo.live.DemoPlan;
import io.riskmesh.gateway.demo.live.LiveDemo;
import io.riskmesh.gateway.demo.live.Ports;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo up`.
@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Start a consortium on this machine: ledger, a gateway per bank, scorer, the auditor's gateway; a second call does nothing.")
final class DemoUpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--banks", paramLabel = "3..5", defaultValue = "4", description = "How many banks (default: ${DEFAULT-VALUE}).")
    private int banks;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the simulated payments (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "0.1", description = "Size of the simulated network (default: ${DEFAULT-VALUE}).")
    private String scale;

    @Option(names = "--first-port", paramLabel = "P", defaultValue = "" + Ports.DEFAULT,
            description = "People's port of the first gateway; the others follow (default: ${DEFAULT-VALUE}).")
    private int firstPort;

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

    private DemoPlan plan() throws Stopped {
        if (banks < DemoMember.FEWEST_BANKS) {
            throw Stopped.refused("REFUSED too_few_banks expected at least " + DemoMember.FEWEST_BANKS + " banks, got " + banks
                    + ": two know each other's sums");
        }
        try {
            return new DemoPlan(banks, seed, scale, new Ports(firstPort), DemoPlan.EMBEDDED);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage(e.getMessage());
        }
    }
}
