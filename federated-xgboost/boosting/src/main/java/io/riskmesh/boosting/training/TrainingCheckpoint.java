package io.riskmesh.boosting.training;

import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import java.util.Arrays;

/// What a party of a run keeps after each tree, so that the run can go on to the same model (training.md section 9).
/// Digests are 64 hexadecimal characters.
///
/// @param run which run, and under what it trains
/// @param model the trees so far, the prior's first, as a canonical model file
/// @param marginsDigest of the party's margins after them
/// @param sampleSeed the party's own row-sample seed: a secret, which never leaves its disk
/// @param stopping how early stopping stands
/// @param nextSlot the slot of masked sums that was not used yet
/// @param transcriptDigest of the last entry of the transcript
public record TrainingCheckpoint(RunDigests run, byte[] model, String marginsDigest, long sampleSeed,
        StoppingState stopping, long nextSlot, String transcriptDigest) {

    /// @param runId 32 bytes, in hex
    public record RunDigests(String runId, String parameters, String plan, String cuts) {
        public RunDigests {
            CheckpointBytes.checkDigests(runId, parameters, plan, cuts);
        }
    }

    public TrainingCheckpoint {
        CheckpointBytes.checkDigests(marginsDigest, transcriptDigest);
        if (nextSlot < 0) {
            throw new IllegalArgumentException("Expected a slot >= 0, got " + nextSlot);
        }
        model = model.clone();
    }

    /// A copy.
    @Override
    public byte[] model() {
        return model.clone();
    }

    /// Version 1: the only encoding of this checkpoint. Holds the seed: for the party's own disk only.
    public byte[] canonicalBytes() {
        return CheckpointBytes.encode(this, model);
    }

    /// Reads what [#canonicalBytes] wrote; anything else, damage included, is malformed.
    public static Decoded<TrainingCheckpoint> decode(byte[] bytes) {
        return CheckpointBytes.decode(bytes);
    }

    /// What parties compare before a run goes on: SHA-256 of the trees so far.
    public String modelDigest() {
        return CanonicalWriter.digest("riskmesh/checkpoint-model/1", model);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingCheckpoint that && Arrays.equals(canonicalBytes(), that.canonicalBytes());
    }

    @Override
    public int hashCode() {
        return 31 * run.hashCode() + Arrays.hashCode(model);
    }

    /// Without the seed.
    @Override
    public String toString() {
        return "TrainingCheckpoint[" + run.runId() + ", " + model.length + " bytes of model, " + stopping + ", next slot "
                + nextSlot + "]";
    }
}
