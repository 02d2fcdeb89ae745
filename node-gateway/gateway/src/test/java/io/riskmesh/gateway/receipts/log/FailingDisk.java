package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.segment.LogDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The machine's disk until it is told to fail, to be full or to stand still.
final class FailingDisk implements LogDisk {
    private final LogDisk real = LogDisk.ofMachine();
    final AtomicInteger forcesLeft = new AtomicInteger(Integer.MAX_VALUE);
    final AtomicInteger bytesLeft = new AtomicInteger(Integer.MAX_VALUE);
    final CountDownLatch standing = new CountDownLatch(1); // down once somebody waits at the gate
    final AtomicInteger forces = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile long usable = Long.MAX_VALUE;

    @Override
    public Segment open(Path file) throws IOException {
        Segment inner = real.open(file);
        return new Segment() {
            @Override
            public void append(ByteBuffer bytes) throws IOException {
                int room = bytesLeft.get();
                if (bytes.remaining() > room) {
                    inner.append(bytes.slice(bytes.position(), room)); // a full disk takes what it can
                    throw new IOException("No space left on device");
                }
                bytesLeft.addAndGet(-bytes.remaining());
                inner.append(bytes);
            }

            @Override
            public void force() throws IOException {
                await();
                forces.incrementAndGet();
                if (forcesLeft.decrementAndGet() < 0) {
                    throw new IOException("Input/output error");
                }
                inner.force();
            }

            @Override
            public void truncate(long size) throws IOException {
                inner.truncate(size);
            }

            @Override
            public long size() throws IOException {
                return inner.size();
            }

            @Override
            public void close() throws IOException {
                inner.close();
            }
        };
    }

    private void await() throws IOException {
        try {
            CountDownLatch now = gate;
            if (now.getCount() > 0) {
                standing.countDown();
            }
            now.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }

    @Override
    public long usableBytes(Path folder) {
        return usable;
    }
}
