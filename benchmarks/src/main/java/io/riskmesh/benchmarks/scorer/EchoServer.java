package io.riskmesh.benchmarks.scorer;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameCodec;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/// The least a process behind a socket can do for an answer that is signed: take a frame, sign it, send a frame of the answer's size
/// back.
final class EchoServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final SigningKey key;
    private final byte[] answer;

    /// @param answerBytes of the body of an answer
    EchoServer(SigningKey key, int answerBytes) throws IOException {
        this.key = key;
        answer = new byte[answerBytes];
        Thread.ofVirtual().name("echo").start(this::serve);
    }

    Socket connect() throws IOException {
        return new Socket(listening.getInetAddress(), listening.getLocalPort());
    }

    private void serve() {
        try (Socket socket = listening.accept(); BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            for (Optional<Frame> asked = FrameCodec.read(in); asked.isPresent(); asked = FrameCodec.read(in)) {
                key.sign(asked.get().body());
                FrameCodec.write(new Frame(FrameType.SCORED, asked.get().correlation(), answer), socket.getOutputStream());
            }
        } catch (IOException | MalformedMessage e) {
            throw new IllegalStateException("The echo broke", e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
