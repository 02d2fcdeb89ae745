package io.riskmesh.gateway.peer.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A place on the way to a listener that passes bytes on, until it is told to swallow them: then it accepts connections and takes
/// bytes, and nothing ever comes out on the other side. No connection is refused or reset, so only time tells.
public final class BlackHole implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket door;
    private final int behind;
    private final AtomicBoolean swallows = new AtomicBoolean();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param behind port of the listener on this machine
    public BlackHole(int behind) throws IOException {
        this.behind = behind;
        door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void swallows(boolean from) {
        swallows.set(from);
        if (!from) { // what was swallowed is lost; who sent it finds out now
            open.forEach(BlackHole::close);
            open.clear();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket here = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(here);
                open.add(there);
                Thread.ofVirtual().start(() -> pass(here, there));
                Thread.ofVirtual().start(() -> pass(there, here));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!swallows.get()) {
                    out.write(chunk, 0, read);
                }
            }
        } catch (IOException _) {
            // one end is gone: try-with-resources ends the other
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        swallows(false);
    }
}
