package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.model.ModelDescription;
import io.riskmesh.gateway.model.ModelOnDisk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `model show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Trees, features, digest of a model file, and what its gains and covers can say; or a version on the ledger.")
final class ModelShowCommand extends ApiVerb {
    @Parameters(paramLabel = "FILE|NAME@N", description = "XGBoost model file, UBJSON or JSON; or a version of the ledger.")
    private String subject;

    ModelShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (ModelVerbs.isVersion(subject) && profile().given(terminal())) {
            return show(ApiRequest.get(ModelVerbs.path(subject)));
        }
        output().print(ModelDescription.of(ModelOnDisk.read(Path.of(subject))), terminal());
        return ExitStatus.DONE.code();
    }
}
