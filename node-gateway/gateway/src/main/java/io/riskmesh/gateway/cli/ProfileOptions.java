package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which gateway a command calls, and as whom.
final class ProfileOptions {
    private static final String VARIABLE = "RISKMESH_CLIENT_PROFILE";

    @Option(names = "--profile", paramLabel = "FILE.yaml",
            description = "Gateway, certificate and key of who calls (default: the file that the variable RISKMESH_CLIENT_PROFILE names).")
    private Optional<Path> profile = Optional.empty();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30",
            description = "How long one call may take (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    boolean given(Terminal terminal) {
        return profile.isPresent() || !terminal.environment().getOrDefault(VARIABLE, "").isBlank();
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    ApiClient open(Terminal terminal) throws Stopped {
        Path file = profile.or(() -> Optional.of(terminal.environment().getOrDefault(VARIABLE, "")).filter(name -> !name.isBlank())
                .map(Path::of)).orElseThrow(() -> Stopped.usage("expected --profile FILE.yaml or the variable " + VARIABLE
                        + "; ./riskmesh demo up makes such files"));
        return ApiClient.of(ClientProfile.read(file), terminal.entropy());
    }

    /// One call, whose problem ends the command.
    ApiReply call(ApiRequest request, Terminal terminal) throws Stopped, InterruptedException {
        try (ApiClient client = open(terminal)) {
            return client.call(request, timeout()).orStop();
        }
    }
}
