package io.riskmesh.benchmarks.sums;

import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.Random;

/// The peer of the kernels: passes of bare AES-256-CTR over as many bytes as the vector has, in chunks of 16 KiB, with
/// nothing done to the bytes. No mask can cost less than its keystream.
final class BareCtr {
    private final Keystreams keystreams = new AesCtrKeystreams();
    private final byte[][] keys;
    private final long bytes;
    private final byte[] chunk = new byte[Keystreams.CHUNK_BYTES];

    BareCtr(int passes, long bytes, Random random) {
        this.keys = new byte[passes][32];
        this.bytes = bytes;
        for (byte[] key : keys) {
            random.nextBytes(key);
        }
    }

    void run() {
        for (int pass = 0; pass < keys.length; pass++) {
            Keystream stream = keystreams.start(pass, keys[pass]);
            for (long left = bytes; left > 0; left -= chunk.length) {
                stream.next(chunk, (int) Math.min(left, chunk.length));
            }
        }
    }
}
