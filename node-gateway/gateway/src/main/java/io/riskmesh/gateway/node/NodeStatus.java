package io.riskmesh.gateway.node;

import io.riskmesh.gateway.api.node.StatusSource;
import io.riskmesh.gateway.health.Health;
import java.util.List;
import java.util.Optional;

/// What this process says of itself in `/status`.
///
/// @param started ms since the epoch
record NodeStatus(Foundation base, long started) implements StatusSource {
    @Override
    public String profile() {
        return base.config().profile().word();
    }

    @Override
    public String version() {
        return Build.version();
    }

    @Override
    public List<Tile> tiles() {
        return List.of(tile("gateway", Health.Question.READY, "degraded"), tile("enclave", Health.Question.SCORING, "none"));
    }

    private Tile tile(String name, Health.Question question, String otherwise) {
        Optional<String> ill = base.health().ask(question).entrySet().stream().filter(check -> !check.getValue().ok())
                .map(check -> check.getKey() + ": " + check.getValue().detail()).findFirst();
        return new Tile(name, ill.isEmpty() ? "ok" : otherwise, started, 0, ill);
    }

    @Override
    public List<CertificateInfo> certificates() {
        return List.of(new CertificateInfo("tls", base.identity().expires().toEpochMilli()));
    }

    @Override
    public List<Alert> alerts() {
        return List.of();
    }
}
