package io.riskmesh.gateway.demo.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A way between two gateways that a test can make bad: everything that passes waits, or nothing passes, or what is open breaks off. TCP lets
/// no single byte get lost; to a gateway loss of packets is waiting, and loss of a connection is this.
final class FaultyPath implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket entry;
    private final int exit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile long delayMillis;
    private volatile boolean shut;

    /// @param exit port on this machine where the way leads
    FaultyPath(int exit) throws IOException {
        this.exit = exit;
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /// Each piece waits so long, in both directions.
    void delay(long millis) {
        delayMillis = millis;
    }

    /// Nothing passes, nothing breaks off: a black hole.
    void shut(boolean now) {
        shut = now;
    }

    /// What is open breaks off. How many connections did so far.
    int breakOff() {
        open.forEach(socket -> {
            broken.incrementAndGet();
            close(socket);
        });
        return broken.get() / 2;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket in = entry.accept();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), exit);
                open.add(in);
                open.add(out);
                Thread.ofVirtual().start(() -> pass(in, out));
                Thread.ofVirtual().start(() -> pass(out, in));
            } catch (IOException _) {
                // The other end is away: who called finds the connection closed, as without this.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                do {
                    Thread.sleep(shut ? 20 : delayMillis);
                } while (shut);
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException _) {
            // Broken off.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Closed already.
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        breakOff();
    }
}
