package io.riskmesh.enclave.process;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameCodec;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refusal;
import io.riskmesh.ledger.reason.ScoringReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Frames over blocking sockets: a thread per connection reads, scores are answered beside one another, everything else in order.
/// Thread-safe.
public final class ScorerServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_SCORES_IN_WORK = 256;

    private final Scorer scorer;
    private final ServerSocket listening;
    private final Semaphore scores = new Semaphore(MOST_SCORES_IN_WORK);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// Takes a bound socket over.
    public ScorerServer(Scorer scorer, ServerSocket listening) {
        this.scorer = scorer;
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
                Thread.ofVirtual().name("scorer-connection").start(() -> converse(socket));
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }

    // A broken connection ends here: the peer makes another one. What it sent is not answered and not believed.
    private void converse(Socket socket) {
        try (socket; BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            for (Optional<Frame> asked = FrameCodec.read(in); asked.isPresent(); asked = FrameCodec.read(in)) {
                dispatch(asked.get(), socket);
            }
        } catch (IOException | MalformedMessage _) {
            connections.remove(socket);
        } finally {
            connections.remove(socket);
        }
    }

    private void dispatch(Frame asked, Socket socket) throws IOException {
        if (asked.type() != FrameType.SCORE) {
            write(scorer.answer(asked), socket);
        } else if (scores.tryAcquire()) {
            Thread.ofVirtual().name("score").start(() -> score(asked, socket));
        } else {
            Refusal refusal = new Refusal(ScoringReason.OVERLOADED, MOST_SCORES_IN_WORK + " scores are in work");
            write(new Frame(FrameType.REFUSED, asked.correlation(), RefusedBody.of(refusal).encode()), socket);
        }
    }

    private void score(Frame asked, Socket socket) {
        try {
            write(scorer.answer(asked), socket);
        } catch (IOException _) {
            connections.remove(socket); // the reader of this connection finds out as well
        } finally {
            scores.release();
        }
    }

    private static void write(Frame frame, Socket socket) throws IOException {
        synchronized (socket) {
            FrameCodec.write(frame, socket.getOutputStream());
        }
    }
}
