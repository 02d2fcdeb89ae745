package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.live.DemoStatus;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `demo status`, `demo down`, `demo reset`.
abstract sealed class DemoControl implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DemoFolderOptions folder;

    @Mixin
    private OutputOptions output;

    private DemoControl(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    DemoFolderOptions folder() {
        return folder;
    }

    void print(Answer answer) throws IOException {
        output.print(answer, terminal);
    }

    private static Answer ended(String state, List<String> names) {
        var document = ApiVerb.object().put("state", state);
        names.forEach(document.putArray("ended")::add);
        return new Answer(document, List.of(names.isEmpty() ? "nothing ran" : "ended: " + String.join(", ", names)), List.of(), List.of(), List.of());
    }

    /// `demo status`.
    @Command(name = "status", mixinStandardHelpOptions = true, description = "Processes, addresses and people of the demo; exit 3 unless all of it is ready.")
    static final class Status extends DemoControl {
        Status(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            DemoStatus status = folder().demo(terminal()).status();
            print(status.answer(status.ready() ? "up" : "not up"));
            return status.ready() ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code();
        }
    }

    /// `demo down`.
    @Command(name = "down", mixinStandardHelpOptions = true, description = "End the demo's processes, and no others; its folder stays, and `up` goes on with it.")
    static final class Down extends DemoControl {
        Down(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            print(ended("down", folder().demo(terminal()).down()));
            return ExitStatus.DONE.code();
        }
    }

    /// `demo reset`.
    @Command(name = "reset", mixinStandardHelpOptions = true, description = "End the demo's processes and remove its folder, keys and all.")
    static final class Reset extends DemoControl {
        Reset(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            boolean removed = folder().demo(terminal()).reset();
            String state = removed ? "removed" : "absent";
            print(new Answer(ApiVerb.object().put("state", state).put("folder", folder().folder().path().toString()),
                    List.of(folder().folder().path() + " is " + state), List.of(), List.of(), List.of()));
            return ExitStatus.DONE.code();
        }
    }
}
