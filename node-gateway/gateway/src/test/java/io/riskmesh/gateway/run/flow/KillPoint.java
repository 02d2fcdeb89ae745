package io.riskmesh.gateway.run.flow;

/// Where a gateway may be killed: the entry of a method of the shipped code, and the phase of the run that this is in.
///
/// @param role of the bank whose process enters it
enum KillPoint {
    OPEN(Phase.OPENING_ON_LEDGER, Role.COORDINATOR, "gateway.run.flow.RunOpening", "prepared"),
    OPENED(Phase.OPENING_ON_LEDGER, Role.COORDINATOR, "gateway.run.flow.RunLetters", "invite"),
    INVITED(Phase.JOINING, Role.PARTICIPANT, "gateway.run.flow.RunJoining", "draws"),
    JOIN(Phase.JOINING, Role.ANY, "gateway.run.flow.RunJoining", "rowRoot"),
    REVEAL(Phase.JOINING, Role.ANY, "gateway.run.flow.RunJoining", "revealOnce"),
    SEAL(Phase.JOINING, Role.ANY, "gateway.run.flow.RunJoining", "sealed"),
    GATHER(Phase.PRESENCE_OF_BANKS, Role.COORDINATOR, "federation.coordinator.OpeningTurns", "joined"),
    ANSWER(Phase.PRESENCE_OF_BANKS, Role.ANY, "federation.participant.JoinTurns", "opened"),
    SESSION(Phase.KEY_AGREEMENT, Role.ANY, "federation.participant.JoinTurns", "started"),
    KEYS(Phase.KEY_AGREEMENT, Role.ANY, "federation.party.PartyRun", "keyed"),
    KEYS_DONE(Phase.KEY_AGREEMENT, Role.ANY, "federation.participant.JoinTurns", "keysComplete"),
    FREEZE(Phase.FREEZING, Role.COORDINATOR, "gateway.run.flow.RunRounds", "freeze"),
    FROZEN(Phase.FREEZING, Role.COORDINATOR, "federation.coordinator.NextTurns", "registered"),
    PROOF(Phase.FREEZING, Role.ANY, "gateway.run.fact.RunSurvivors", "proves"),
    COUNT(Phase.CUTS, Role.ANY, "federation.participant.CutTurns", "count"),
    COUNTED(Phase.CUTS, Role.COORDINATOR, "federation.coordinator.CutTurns", "opened"),
    CUTS(Phase.CUTS, Role.ANY, "federation.participant.CutTurns", "take"),
    TREE(Phase.HISTOGRAMS, Role.ANY, "federation.participant.TreeTurns", "begin"),
    HISTOGRAM(Phase.HISTOGRAMS, Role.ANY, "federation.participant.TreeTurns", "build"),
    OPENED_SUM(Phase.HISTOGRAMS, Role.COORDINATOR, "federation.coordinator.TreeTurns", "opened"),
    REVEALING(Phase.HISTOGRAMS, Role.ANY, "gateway.checkpoint.BankFiles", "append"),
    CANDIDATES(Phase.PRESENCE, Role.ANY, "federation.participant.TreeTurns", "candidates"),
    PRESENT(Phase.PRESENCE, Role.ANY, "federation.participant.TreeTurns", "present"),
    PRESENCE_SUM(Phase.PRESENCE, Role.COORDINATOR, "federation.coordinator.TreeTurns", "present"),
    SPLITS(Phase.SPLITS, Role.ANY, "federation.participant.TreeTurns", "chosen"),
    LEAVES(Phase.LEAVES, Role.ANY, "federation.participant.EndTurns", "done"),
    TREE_ENDS(Phase.LEAVES, Role.COORDINATOR, "federation.coordinator.TreeTurns", "complete"),
    VALIDATION(Phase.VALIDATION, Role.ANY, "federation.participant.EndTurns", "scored"),
    SCORE(Phase.VALIDATION, Role.COORDINATOR, "federation.coordinator.TreeTurns", "scored"),
    SIGN(Phase.CLOSING_A_SLOT, Role.ANY, "federation.participant.SlotTurns", "close"),
    TRANSCRIPT(Phase.CLOSING_A_SLOT, Role.ANY, "gateway.checkpoint.BankFiles", "appendTranscript"),
    CHECKPOINT(Phase.CLOSING_A_SLOT, Role.ANY, "gateway.checkpoint.BankFiles", "checkpoint"),
    CHECKPOINT_KEPT(Phase.CLOSING_A_SLOT, Role.ANY, "gateway.checkpoint.EntryLog", "force"),
    ANCHOR(Phase.ANCHORING, Role.ANY, "gateway.run.flow.RunRounds", "anchor"),
    FINISH(Phase.END, Role.COORDINATOR, "federation.coordinator.NextTurns", "finish"),
    FINISHED(Phase.END, Role.PARTICIPANT, "federation.participant.FinishTurns", "done"),
    GATE(Phase.END, Role.ANY, "gateway.run.flow.RunEnding", "gate"),
    KEPT(Phase.END, Role.ANY, "gateway.run.store.RunTable", "released"),
    MAILED(Phase.END, Role.COORDINATOR, "gateway.run.flow.RunLetters", "file"),
    COMPLETE(Phase.END, Role.COORDINATOR, "gateway.run.flow.RunEnding", "complete"),
    CLOSED(Phase.END, Role.ANY, "gateway.run.store.RunTable", "agreed"),
    ALIGN(Phase.PAIR_ALIGNMENT, Role.ANY, "federation.joint.PairSession", "begin"),
    TAGGED(Phase.PAIR_ALIGNMENT, Role.ANY, "federation.joint.PairSession", "tagged"),
    KNOWN(Phase.PAIR_ALIGNMENT, Role.ANY, "federation.joint.PairSession", "known"),
    PAIR_BEGIN(Phase.PAIR_SET_UP, Role.ANY, "federation.joint.SelectPair", "begin"),
    PAIR_ANSWER(Phase.PAIR_SET_UP, Role.ANY, "federation.joint.SelectPair", "receive"),
    GRADIENTS(Phase.PAIR_SHARES, Role.ANY, "federation.joint.JointBinned", "tellGradients"),
    SHARES(Phase.PAIR_SHARES, Role.ANY, "federation.joint.JointBinned", "ask"),
    BITS(Phase.PAIR_BITS, Role.ANY, "federation.joint.JointBinned", "offer"),
    PAYEE_BITS(Phase.PAIR_BITS, Role.ANY, "federation.joint.JointBinned", "payeeBits"),
    PAYER_BITS(Phase.PAIR_BITS, Role.ANY, "federation.joint.JointBinned", "payerBits"),
    PATHS(Phase.PAIR_PATHS, Role.ANY, "federation.joint.TreeWalks", "ask");

    /// What a run does.
    enum Phase {
        OPENING_ON_LEDGER, JOINING, PRESENCE_OF_BANKS, KEY_AGREEMENT, FREEZING, CUTS, HISTOGRAMS, PRESENCE, SPLITS, LEAVES, VALIDATION,
        CLOSING_A_SLOT, ANCHORING, END, PAIR_ALIGNMENT, PAIR_SET_UP, PAIR_SHARES, PAIR_BITS, PAIR_PATHS;

        /// Whether only a run on both sides of payments is ever in it.
        boolean isOfPairs() {
            return compareTo(END) > 0;
        }

        /// Whether a run is in it once, before the banks' machines begin.
        boolean isBeforeMachines() {
            return this == OPENING_ON_LEDGER || this == JOINING;
        }

        /// Whether a run is in it again and again.
        boolean isOften() {
            return switch (this) {
                case HISTOGRAMS, PRESENCE, SPLITS, LEAVES, VALIDATION, CLOSING_A_SLOT, PAIR_SHARES, PAIR_BITS -> true;
                case OPENING_ON_LEDGER, JOINING, PRESENCE_OF_BANKS, KEY_AGREEMENT, FREEZING, CUTS, ANCHORING, END, PAIR_ALIGNMENT, PAIR_SET_UP,
                        PAIR_PATHS -> false;
            };
        }
    }

    /// Whose process.
    enum Role { COORDINATOR, PARTICIPANT, ANY }

    private final Phase phase;
    private final Role role;
    private final String type;
    private final String method;

    KillPoint(Phase phase, Role role, String type, String method) {
        this.phase = phase;
        this.role = role;
        this.type = "io.riskmesh." + type;
        this.method = method;
    }

    Phase phase() {
        return phase;
    }

    boolean isOf(Role one) {
        return role == Role.ANY || role == one;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }
}
