package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A verb whose program is a process of its own; it stands here so that the help names it.
final class StartedByLauncher {
    private StartedByLauncher() {}

    /// `simulate`.
    @Command(
            name = "simulate",
            description = "Simulate a payment network of several banks: --seed N --scale X --banks K --out DIR"
                    + " (started by the launcher; see riskmesh simulate --help).")
    static final class Simulate extends Verb {}

    /// `bench`.
    @Command(
            name = "bench",
            description = "Benchmarks: trainer|secure-sum|federated|predict [--quick]"
                    + " (started by the launcher; see riskmesh bench --help).")
    static final class Bench extends Verb {}

    /// What both do when the launcher was passed by.
    abstract static class Verb implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getErr().println("riskmesh: " + spec.name()
                    + " is a program of its own; call it through the launcher: ./riskmesh " + spec.name());
            return ExitStatus.USAGE.code();
        }
    }
}
