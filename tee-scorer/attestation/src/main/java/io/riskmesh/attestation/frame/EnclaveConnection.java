package io.riskmesh.attestation.frame;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// A gateway's connection to an enclave: many requests at a time, each with one answer. Nothing on it is trusted; what matters is
/// sealed. Thread-safe; after any failure it is closed and another one is made.
public final class EnclaveConnection implements AutoCloseable {

    private final Socket socket;
    private final AtomicLong next = new AtomicLong(1);
    private final ConcurrentHashMap<Long, CompletableFuture<Frame>> waiting = new ConcurrentHashMap<>();

    /// Takes a connected socket over.
    public EnclaveConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().name("enclave-answers").start(this::readAnswers);
    }

    /// Sends a request and waits for its answer, which may be [FrameType#REFUSED].
    ///
    /// @throws IOException if no answer came in time or ever will
    public Frame call(FrameType type, byte[] body, long timeoutMs) throws IOException {
        long correlation = next.getAndIncrement();
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        try {
            synchronized (socket) {
                FrameCodec.write(new Frame(type, correlation, body), socket.getOutputStream());
            }
            if (socket.isClosed()) {
                throw new IOException("The connection to the enclave is closed");
            }
            return answer.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("No answer within " + timeoutMs + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("The connection to the enclave broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the enclave", e);
        } finally {
            waiting.remove(correlation);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readAnswers() {
        Exception end = new IOException("The enclave closed the connection");
        try (BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (var frame = FrameCodec.read(in); frame.isPresent(); frame = FrameCodec.read(in)) {
                CompletableFuture<Frame> answer = waiting.remove(frame.get().correlation());
                if (answer != null) {
                    answer.complete(frame.get());
                }
            }
        } catch (IOException | MalformedMessage e) {
            end = e;
        }
        fail(end);
    }

    private void fail(Exception end) {
        try {
            socket.close();
        } catch (IOException e) {
            end.addSuppressed(e);
        }
        waiting.values().forEach(answer -> answer.completeExceptionally(end));
    }
}
