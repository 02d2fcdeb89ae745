package io.riskmesh.federation.journal;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.canonical.Digest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The stored form of checkpoints, version 1. A checkpoint of another run, of other parameters or of another plan is
/// refused.
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
            writeProgress(out, terms, checkpoint.progress());
            StoppingState stopping = checkpoint.stopping();
            out.writeInt(stopping.scored());
            out.writeInt(stopping.bestTree());
            out.writeLong(stopping.bestNanos());
        });
    }

    /// Empty if the bytes are no checkpoint of this run.
    public static Optional<RunCheckpoint> decode(RunTerms terms, byte[] bytes) {
        return StoredBytes.read(bytes, in -> read(in, terms));
    }

    private static void writeProgress(DataOutputStream out, RunTerms terms, RunProgress progress) throws IOException {
        out.writeBoolean(progress.cuts().isPresent());
        if (progress.cuts().isPresent()) {
            StoredBytes.writeSized(out, progress.agreedCuts().canonicalBytes());
            out.writeShort(progress.cuts().get().priorPerMille());
        }
        TreeEnsemble model = new TreeEnsemble(terms.parameters().objective(), terms.schema(), progress.trees());
        out.writeInt(progress.trees().size());
        StoredBytes.writeSized(out, XgboostModelFile.writeUbjson(model));
        out.writeInt(progress.bestTrees());
        out.writeUTF(progress.verdict().name());
    }

    private static RunCheckpoint read(DataInputStream in, RunTerms terms) throws IOException {
        StoredBytes.check(in.readUnsignedShort() == VERSION && digest(in).equals(terms.runId())
                && digest(in).equals(terms.planDigest()));
        int epoch = StoredBytes.count(in);
        int floor = StoredBytes.count(in);
        Transcript transcript = new Transcript(digest(in));
        RunProgress progress = readProgress(in, terms);
        return new RunCheckpoint(epoch, floor, transcript, progress, new StoppingState(in.readInt(), in.readInt(), in.readLong()));
    }

    private static RunProgress readProgress(DataInputStream in, RunTerms terms) throws IOException {
        RunProgress progress = RunProgress.nothing(terms);
        if (in.readBoolean()) {
            byte[] cuts = StoredBytes.readSized(in);
            int prior = in.readUnsignedShort();
            StoredBytes.check(prior >= 1 && prior <= 2 * Prior.HALF - 1);
            progress = progress.withCuts(cuts(terms, cuts), prior);
        }
        int count = StoredBytes.count(in);
        List<RegressionTree> trees = trees(StoredBytes.readSized(in));
        StoredBytes.check(trees.size() == count);
        for (RegressionTree tree : trees) {
            progress = progress.with(tree);
        }
        int best = StoredBytes.count(in);
        return progress.scored(verdict(in), best);
    }

    private static HistogramCuts cuts(RunTerms terms, byte[] bytes) throws IOException {
        if (HistogramCuts.decode(bytes) instanceof Decoded.Value<HistogramCuts>(HistogramCuts cuts) && cuts.fits(terms.schema())) {
            return cuts;
        }
        throw new IOException("no cuts of the schema");
    }

    private static List<RegressionTree> trees(byte[] file) throws IOException {
        if (XgboostModelFile.read(file) instanceof ReadResult.ModelRead(TreeEnsemble model, _)) {
            return model.trees();
        }
        throw new IOException("no model file");
    }

    private static ValidationResult.Verdict verdict(DataInputStream in) throws IOException {
        String name = in.readUTF();
        for (ValidationResult.Verdict verdict : ValidationResult.Verdict.values()) {
            if (verdict.name().equals(name)) {
                return verdict;
            }
        }
        throw new IOException("no verdict");
    }

    private static Digest digest(DataInputStream in) throws IOException {
        return Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES));
    }
}
