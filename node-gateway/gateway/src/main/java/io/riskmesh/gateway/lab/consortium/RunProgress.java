package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells a person how far the federation is.
final class RunProgress {
    private final Progress progress;
    private final Map<PartyId, String> names;
    private final int rounds;
    private int grownTrees;

    RunProgress(Progress progress, Map<PartyId, String> names, int rounds) {
        this.progress = progress;
        this.names = names;
        this.rounds = rounds;
    }

    /// @param bytes that all banks sent so far
    void told(RunEvent event, long bytes) {
        switch (event) {
            case RunEvent.SessionStarted session -> progress.say("session " + session.epoch() + " of "
                    + session.members().size() + " banks: keys agreed");
            case RunEvent.CutsFound cuts -> progress.say("cuts agreed from masked counts"
                    + (cuts.dropped().isEmpty() ? "" : "; features that split nothing: " + cuts.dropped().size()));
            case RunEvent.TreeFinished tree -> tree(tree, bytes);
            case RunEvent.BankLost lost -> progress.say("the coordinator goes on without " + name(lost.bank()));
            case RunEvent.BankBack back -> progress.say("bank " + name(back.bank()) + " is back from tree " + back.tree() + " on");
            case RunEvent.TreeScored _, RunEvent.SumOpened _ -> {
                // counted elsewhere; not worth a line
            }
        }
    }

    private void tree(RunEvent.TreeFinished tree, long bytes) {
        grownTrees++;
        if (tree.truncated()) {
            progress.say("tree " + tree.tree() + " ended early, as a bank was lost");
        }
        progress.update("federated, tree", tree.tree() + 1, rounds,
                String.format(Locale.ROOT, "%d banks, %.1f MB on the wire", tree.members(), bytes / 1e6));
    }

    void say(String line) {
        progress.say(line);
    }

    String name(PartyId party) {
        return names.getOrDefault(party, party.value());
    }

    /// Trees that this process grew.
    int grownTrees() {
        return grownTrees;
    }

    /// The names of these banks.
    List<String> names(List<PartyId> parties) {
        return parties.stream().map(this::name).toList();
    }
}
