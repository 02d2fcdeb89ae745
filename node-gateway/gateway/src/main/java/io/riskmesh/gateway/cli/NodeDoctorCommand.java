package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.riskmesh.gateway.doctor.Diagnosis;
import io.riskmesh.gateway.doctor.Doctor;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `node doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Whether machine, configuration and surroundings will do for a gateway; exit 3 if something must be mended.")
final class NodeDoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NodeOptions node;

    @Mixin
    private OutputOptions output;

    NodeDoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        List<Diagnosis> found = Doctor.look(node.read(terminal), terminal.clock(), terminal.nanoTime());
        ArrayNode document = new ObjectMapper().createArrayNode();
        found.forEach(one -> document.addObject().put("check", one.check()).put("result", one.verdict().word())
                .put("found", one.found()).put("fix", one.fix()));
        output.print(new Answer(document, List.of(), List.of("check", "result", "found", "fix"), found.stream()
                .map(one -> List.of(one.check(), one.verdict().word(), one.found(), one.fix())).toList(), List.of()), terminal);
        boolean failed = found.stream().anyMatch(one -> one.verdict() == Diagnosis.Verdict.FAIL);
        return (failed ? ExitStatus.REFUSED : ExitStatus.DONE).code();
    }
}
