package io.riskmesh.boosting.training;

import io.riskmesh.boosting.canonical.CanonicalReader;
import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.canonical.MalformedBytes;
import io.riskmesh.boosting.training.TrainingCheckpoint.RunDigests;
import java.util.Arrays;
import java.util.HexFormat;

/// The encoding of a checkpoint: magic, version, fields in order, and a digest over all of it that tells a damaged file.
final class CheckpointBytes {

    private static final int MAGIC = 0x724d4350; // rMCP
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int MAX_MODEL_BYTES = 1 << 30;
    private static final String DOMAIN = "riskmesh/training-checkpoint/1";

    private CheckpointBytes() {}

    static void checkDigests(String... digests) {
        for (String digest : digests) {
            if (!digest.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("Expected 64 hexadecimal characters, got " + digest.length() + " characters");
            }
        }
    }

    static byte[] encode(TrainingCheckpoint checkpoint, byte[] model) {
        CanonicalWriter out = new CanonicalWriter().i32(MAGIC).u8(VERSION);
        RunDigests run = checkpoint.run();
        digests(out, run.runId(), run.parameters(), run.plan(), run.cuts());
        out.i32(model.length).raw(model);
        digests(out, checkpoint.marginsDigest());
        out.i64(checkpoint.sampleSeed());
        StoppingState stopping = checkpoint.stopping();
        out.i32(stopping.scored()).i32(stopping.bestTree()).i64(stopping.bestNanos());
        out.i64(checkpoint.nextSlot());
        digests(out, checkpoint.transcriptDigest());
        byte[] body = out.toBytes();
        return out.raw(HexFormat.of().parseHex(CanonicalWriter.digest(DOMAIN, body))).toBytes();
    }

    static Decoded<TrainingCheckpoint> decode(byte[] bytes) {
        return Decoded.read(bytes, in -> {
            TrainingCheckpoint checkpoint = read(in);
            byte[] body = Arrays.copyOf(bytes, Math.max(0, bytes.length - DIGEST_BYTES));
            String expected = CanonicalWriter.digest(DOMAIN, body);
            if (!digest(in).equals(expected)) {
                throw new MalformedBytes("Expected the digest of an undamaged checkpoint, got another");
            }
            return checkpoint;
        });
    }

    private static TrainingCheckpoint read(CanonicalReader in) throws MalformedBytes {
        if (in.i32() != MAGIC) {
            throw new MalformedBytes("Expected a training checkpoint, got another kind of file");
        }
        in.version(VERSION);
        RunDigests run = new RunDigests(digest(in), digest(in), digest(in), digest(in));
        byte[] model = in.raw(in.count("bytes of model", MAX_MODEL_BYTES, 1));
        String margins = digest(in);
        long seed = in.i64();
        StoppingState stopping = stopping(in);
        long slot = in.i64();
        if (slot < 0) {
            throw new MalformedBytes("Expected a slot >= 0, got " + slot);
        }
        return new TrainingCheckpoint(run, model, margins, seed, stopping, slot, digest(in));
    }

    private static StoppingState stopping(CanonicalReader in) throws MalformedBytes {
        int scored = in.i32("scored trees", 0, Integer.MAX_VALUE);
        return new StoppingState(scored, in.i32("best tree", -1, scored - 1), in.i64());
    }

    private static void digests(CanonicalWriter out, String... digests) {
        for (String digest : digests) {
            out.raw(HexFormat.of().parseHex(digest));
        }
    }

    private static String digest(CanonicalReader in) throws MalformedBytes {
        return HexFormat.of().formatHex(in.raw(DIGEST_BYTES));
    }
}
