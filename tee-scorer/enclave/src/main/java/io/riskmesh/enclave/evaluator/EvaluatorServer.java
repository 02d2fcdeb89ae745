package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameCodec;
import io.riskmesh.attestation.frame.MalformedMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Frames over blocking sockets, a thread per connection, answers in order.
public final class EvaluatorServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;

    private final Evaluator evaluator;
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// Takes a bound socket over.
    public EvaluatorServer(Evaluator evaluator, ServerSocket listening) {
        this.evaluator = evaluator;
        this.listening = listening;
    }

    /// Accepts connections until the socket is closed.
    public void serve() throws IOException {
        while (!listening.isClosed()) {
            Socket socket;
            try {
                socket = listening.accept();
            } catch (IOException e) {
                if (listening.isClosed()) {
                    return;
                }
                throw e;
            }
            if (connections.size() >= MOST_CONNECTIONS) {
                socket.close();
            } else {
                connections.add(socket);
                Thread.ofVirtual().name("evaluator-connection").start(() -> converse(socket));
            }
        }
    }

    private void converse(Socket socket) {
        try (socket; BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (Optional<Frame> asked = FrameCodec.read(in); asked.isPresent(); asked = FrameCodec.read(in)) {
                FrameCodec.write(evaluator.answer(asked.get()), socket.getOutputStream());
            }
        } catch (IOException | MalformedMessage _) {
            // A broken connection is the peer's to mend; nothing of it outlives it.
        } finally {
            connections.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
