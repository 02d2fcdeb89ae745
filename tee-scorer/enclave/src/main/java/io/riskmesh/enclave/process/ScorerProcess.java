package io.riskmesh.enclave.process;

import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.function.Consumer;

/// A scorer that serves until its process ends. Holds everything in memory: a restart needs a new epoch.
public final class ScorerProcess {

    /// Start of the line that says the port, for whoever started the process.
    public static final String LISTENING = "SCORER LISTENING ";

    private static final int BACKLOG = 64;

    private ScorerProcess() {}

    /// Serves; returns when the socket is closed.
    ///
    /// @param measurement of this image
    /// @param out takes lines for the console
    public static void run(ScorerOptions options, EvidenceProvider provider, Digest measurement, Consumer<String> out)
            throws IOException {
        Scorer scorer = new Scorer(provider, measurement, new SecureRandom());
        try (ServerSocket listening = new ServerSocket(options.port(), BACKLOG, options.address());
                ScorerServer server = new ScorerServer(scorer, listening)) {
            out.accept(LISTENING + listening.getLocalPort());
            server.serve();
        }
    }
}
