package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Assurance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// An evaluator that serves until its process ends. Holds everything in memory: a restart needs a new epoch.
public final class EvaluatorProcess {

    /// Start of the line that says the port, for whoever started the process.
    public static final String LISTENING = "EVALUATOR LISTENING ";

    private static final int BACKLOG = 64;

    private EvaluatorProcess() {}

    /// Serves; returns when the socket is closed.
    ///
    /// @param address where it listens
    /// @param out takes lines for the console
    public static void run(InetSocketAddress address, EvidenceProvider provider, Assurance assurance, Digest measurement,
            Consumer<String> out) throws IOException {
        Evaluator evaluator = new Evaluator(provider, assurance, measurement, EvaluatorProcess::onAllProcessors, new SecureRandom());
        try (ServerSocket listening = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
                EvaluatorServer server = new EvaluatorServer(evaluator, listening)) {
            out.accept(LISTENING + listening.getLocalPort());
            server.serve();
        }
    }

    /// A tree at a time per processor; [TreeTasks] says what is promised.
    private static void onAllProcessors(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        List<RuntimeException> failed = new ArrayList<>();
        for (int i = 0; i < Math.min(count, Runtime.getRuntime().availableProcessors()); i++) {
            threads.add(Thread.ofPlatform().name("evaluator-trees").start(() -> {
                try {
                    for (int each = next.getAndIncrement(); each < count; each = next.getAndIncrement()) {
                        task.accept(each);
                    }
                } catch (RuntimeException e) {
                    synchronized (failed) {
                        failed.add(e);
                    }
                }
            }));
        }
        threads.forEach(EvaluatorProcess::join);
        synchronized (failed) {
            if (!failed.isEmpty()) {
                throw failed.getFirst();
            }
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true; // told again below; half a valuation is none
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
