package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.JointReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What other banks ask of finished trees in one session: each tree of the run once, so that no bank can make another one keep
/// more than that. Not thread-safe.
final class PathQuestions {
    private final int trees;
    private final Map<PartyId, Set<Integer>> asked = new HashMap<>();
    private final List<Question> waiting = new ArrayList<>(); // until trees are known here

    record Question(PartyId bank, int tree) {}

    /// @param trees that the run can have at most
    PathQuestions(int trees) {
        this.trees = trees;
    }

    /// A new session.
    void clear() {
        asked.clear();
        waiting.clear();
    }

    void add(PartyId bank, PairMessage.AskPaths message) throws RefusedRound {
        for (int tree : message.trees()) {
            unless(tree < trees, JointReason.LAYOUT_MISMATCH, "one of the run's " + trees + " trees", "tree " + tree);
            unless(asked.computeIfAbsent(bank, _ -> new HashSet<>()).add(tree), JointReason.PASS_REPLAYED,
                    "each tree once in a session", "tree " + tree + " again");
            waiting.add(new Question(bank, tree));
        }
    }

    /// Gives away what waits.
    List<Question> take() {
        List<Question> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
