package io.riskmesh.gateway.node;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.gateway.approval.ScorerImage;
import io.riskmesh.gateway.config.ScoringConfig;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The image of the scorer that runs beside this gateway, as it says itself: what the bank proposes for approval. Whether it is what it
/// says, evidence shows later.
record ScorerImages(ScoringConfig config) implements Supplier<Optional<ScorerImage>> {
    private static final Logger LOG = LoggerFactory.getLogger(ScorerImages.class);
    private static final long ANSWER_MILLIS = 5_000;
    private static final String SIMULATED = "simulated";
    private static final int PRODUCT = 1;
    private static final int VERSION = 1;

    @Override
    public Optional<ScorerImage> get() {
        return config.scorers().stream().findFirst().flatMap(this::ask);
    }

    private Optional<ScorerImage> ask(ScoringConfig.Scorer scorer) {
        try (EnclaveConnection connection = new EnclaveConnection(new Socket(scorer.address().host(), scorer.address().port()))) {
            ScorerStatus status = ScorerStatus.decode(connection.call(FrameType.STATUS, new byte[0], ANSWER_MILLIS).body());
            Digest build = Digest.of("build", status.measurement().hex().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(new ScorerImage("scorer", status.measurement(), PRODUCT, VERSION, build, status.kind().equals(SIMULATED)));
        } catch (IOException | MalformedFact e) {
            LOG.atWarn().addKeyValue("instance", scorer.instance()).log("scorer.no-answer");
            return Optional.empty();
        }
    }
}
