package io.riskmesh.federation.message;

/// Everything that banks say about a run beside masked cells. Each message has one strict, versioned form, see
/// {@link RoundCodec}. Messages of the coordinator to all banks ({@link Broadcast}) form the run's transcript: each carries
/// the digest of the one before.
public sealed interface RoundMessage permits RoundMessage.Broadcast, OpenRun, JoinRun, KeysReady, CatchUp, AbortRun {

    Header header();

    /// What the coordinator says to all banks alike: an entry of the transcript.
    sealed interface Broadcast extends RoundMessage
            permits StartSession, CutBuckets, CutsAgreed, BeginTree, CandidateSplits, ChosenSplits, TreeDone, ValidationResult,
                    CloseSlot, RunDone {}
}
