package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What the participants of a run say of its last tree.
public final class FinalTranscripts {

    private FinalTranscripts() {}

    /// Transcript and model so far, which are equal at honest banks; the root over a bank's own leaf sums is not.
    private record Seen(Digest transcript, Digest modelSoFar) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            int order = transcript.compareTo(other.transcript);
            return order == 0 ? modelSoFar.compareTo(other.modelSoFar) : order;
        }
    }

    /// The transcript after `trees` trees on which at least `threshold` participants agree. As a threshold is a majority there is at
    /// most one.
    public static Optional<Digest> agreed(RunId run, int trees, List<PartyId> participants, int threshold, Call call) {
        NavigableMap<Seen, Integer> votes = new TreeMap<>();
        for (PartyId participant : participants) {
            call.ledger().find(TranscriptDigest.keyOf(run, participant, trees - 1), TranscriptDigest.class)
                    .ifPresent(last -> votes.merge(new Seen(last.transcript(), last.modelSoFar()), 1, Integer::sum));
        }
        return votes.entrySet().stream().filter(vote -> vote.getValue() >= threshold)
                .map(vote -> vote.getKey().transcript()).findFirst();
    }
}
