package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.live.DemoFolder;
import io.riskmesh.gateway.demo.live.JourneyScript;
import io.riskmesh.gateway.demo.simulation.SimulatorProcess;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo tour`.
@Command(name = "tour", mixinStandardHelpOptions = true,
        description = "Play the first days of operator, scientist, caller and regulator on a demo that is up; exit 3 at the first step that fails.")
final class DemoTourCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--journey", paramLabel = "NAME", description = "Only this one, by the beginning of its name, for example j2.")
    private Optional<String> journey = Optional.empty();

    @Mixin
    private DemoFolderOptions folder;

    DemoTourCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        DemoFolder demo = folder.folder();
        if (!folder.demo(terminal).status().ready()) {
            throw Stopped.unavailable("expected a demo that is up in " + demo.path() + "; ./riskmesh demo up", null);
        }
        Path launcher = SimulatorProcess.launcher(terminal.environment());
        List<JourneyScript> chosen = JourneyScript.TOUR.stream().filter(script -> journey.isEmpty() || script.name().startsWith(journey.get())).toList();
        if (chosen.isEmpty()) {
            throw Stopped.usage("expected a journey of " + JourneyScript.TOUR.stream().map(JourneyScript::name).toList() + ", got " + journey.get());
        }
        List<JourneyScript.Played> played = new ArrayList<>();
        for (JourneyScript script : chosen) {
            say("== " + script.about());
            played.add(script.play(launcher, demo, this::say));
        }
        say("");
        say(String.format(Locale.ROOT, "%-14s %5s %8s  %s", "journey", "steps", "seconds", "shown, each step asserted"));
        for (JourneyScript.Played one : played) {
            say(String.format(Locale.ROOT, "%-14s %5d %8.1f  %s", one.journey().name(), one.steps(), one.took().toMillis() / 1e3,
                    one.journey().about()));
        }
        return ExitStatus.DONE.code();
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
