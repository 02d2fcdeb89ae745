package io.riskmesh.verifier.run;

import java.util.ArrayList;
import java.util.List;

/// What blocks cannot show, said in every report.
final class NotProvable {

    private NotProvable() {}

    static List<String> of(VerificationOptions options) {
        List<String> all = new ArrayList<>(List.of(
                "That no newer blocks exist: a source may stop early.",
                "The current state without replaying all blocks: Fabric signs no state tree.",
                "Wall-clock time: a transaction's time is chosen by its client."));
        if (options.knownHeads().stream().noneMatch(head -> head.block() == 0)) {
            all.add("That block 0 is the one the members agreed on: nobody signs it. Compare its header hash with a"
                    + " member's (--known-head 0:HASH).");
        }
        if (options.embedded()) {
            all.add("That no two histories exist: one process holds every key of the embedded ledger. Only a head that"
                    + " somebody kept shows a change.");
        }
        return List.copyOf(all);
    }
}
