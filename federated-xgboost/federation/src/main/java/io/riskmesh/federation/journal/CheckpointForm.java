package io.riskmesh.federation.journal;

import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.canonical.Digest;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/// The stored form of checkpoints, version 1: a point of the kept transcript, which holds cuts and trees, and what the
/// transcript does not say. A checkpoint of another run or of another plan is refused, and so is one whose transcript
/// was not kept.
public final class CheckpointForm {
    private static final int VERSION = 1;

    private CheckpointForm() {}

    public static byte[] encode(RunTerms terms, RunCheckpoint checkpoint) {
        return StoredBytes.write(out -> {
            out.writeShort(VERSION);
            out.write(terms.runId().toBytes());
            out.write(terms.planDigest().toBytes());
            out.writeInt(checkpoint.epoch());
            out.writeInt(checkpoint.floor());
            out.write(checkpoint.transcript().digest().toBytes());
            out.write(checkpoint.progress().model().digest().toBytes());
            StoppingState stopping = checkpoint.stopping();
            out.writeInt(stopping.scored());
            out.writeInt(stopping.bestTree());
            out.writeLong(stopping.bestNanos());
        });
    }

    /// Empty if the bytes are no checkpoint of this run and transcript.
    public static Optional<RunCheckpoint> decode(RunTerms terms, KeptTranscript kept, byte[] bytes) {
        return StoredBytes.read(bytes, in -> read(in, terms, kept));
    }

    private static RunCheckpoint read(DataInputStream in, RunTerms terms, KeptTranscript kept) throws IOException {
        StoredBytes.check(in.readUnsignedShort() == VERSION && digest(in).equals(terms.runId())
                && digest(in).equals(terms.planDigest()));
        int epoch = StoredBytes.count(in);
        int floor = StoredBytes.count(in);
        Transcript transcript = new Transcript(digest(in));
        Optional<RunProgress> progress = kept.progress(terms, transcript.digest());
        StoredBytes.check(progress.isPresent() && progress.get().model().digest().equals(digest(in)));
        return new RunCheckpoint(epoch, floor, transcript, progress.get(), new StoppingState(in.readInt(), in.readInt(), in.readLong()));
    }

    private static Digest digest(DataInputStream in) throws IOException {
        return Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES));
    }
}
