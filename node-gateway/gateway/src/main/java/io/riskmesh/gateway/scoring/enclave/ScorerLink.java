package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// The link of a host to its scorer: one connection, many requests at a time. A connection that broke is made anew with the next
/// request, at most every 100 ms at first and every 5 s at last.
public final class ScorerLink implements ScorerChannel, AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;
    private static final long LEAST_PAUSE = 100_000_000L;
    private static final long MOST_PAUSE = 5_000_000_000L;

    private final InetSocketAddress address;
    private final LongSupplier nanos;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private EnclaveConnection connection; // guarded by this, like the two below
    private long pause;
    private long failedAt;

    /// @param nanos monotonic time
    public ScorerLink(InetSocketAddress address, LongSupplier nanos) {
        this.address = address;
        this.nanos = nanos;
    }

    @Override
    public CompletableFuture<Frame> call(FrameType type, byte[] body, Duration budget) {
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        calls.execute(() -> {
            try {
                answer.complete(callNow(type, body, budget));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private Frame callNow(FrameType type, byte[] body, Duration budget) throws IOException {
        EnclaveConnection open = open();
        try {
            return open.call(type, body, Math.max(1, budget.toMillis()));
        } catch (IOException e) {
            if (!(e.getCause() instanceof java.util.concurrent.TimeoutException)) {
                drop(open);
            }
            throw e;
        }
    }

    private synchronized EnclaveConnection open() throws IOException {
        if (connection != null) {
            return connection;
        }
        if (pause > 0 && nanos.getAsLong() - failedAt < pause) {
            throw new IOException("the scorer was not there a moment ago");
        }
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MILLIS);
            connection = new EnclaveConnection(socket);
            pause = 0;
            return connection;
        } catch (IOException e) {
            socket.close();
            pause = Math.min(MOST_PAUSE, Math.max(LEAST_PAUSE, 2 * pause));
            failedAt = nanos.getAsLong();
            throw e;
        }
    }

    private synchronized void drop(EnclaveConnection broken) throws IOException {
        broken.close();
        if (connection == broken) {
            connection = null;
        }
    }

    @Override
    public void close() throws IOException {
        calls.shutdownNow();
        synchronized (this) {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
    }
}
