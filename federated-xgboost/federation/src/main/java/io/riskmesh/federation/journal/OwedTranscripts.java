package io.riskmesh.federation.journal;

import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.rows.LeafSumRoots;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.util.ArrayList;
import java.util.List;

/// What a bank says on the ledger about the transcript that it kept: after every ten trees, and after the last, at the end of the
/// slot, or of the run where its last tree was ended by a restart. It follows from the transcript, and from the
/// bank's rows where leaf sums are told, so that a bank that was killed between the end of a slot and its fact, or that was
/// away when the slot ended, owes the same facts as the others.
public final class OwedTranscripts {
    private static final int TREES_PER_FACT = 10;

    private OwedTranscripts() {}

    /// All facts so far, in order; none where the transcript does not decode, which a bank's machine refuses to begin with.
    public static List<TranscriptDigest> of(RunTerms terms, PartyId self, KeptTranscript kept, LeafSumRoots roots) {
        List<TranscriptDigest> owed = new ArrayList<>();
        RunProgress progress = RunProgress.nothing(terms);
        int told = 0;
        try {
            for (int i = 0; i < kept.entries().size(); i++) {
                byte[] entry = kept.entries().get(i);
                progress = kept.after(progress, terms, entry);
                int trees = progress.trees().size();
                boolean due = trees / TREES_PER_FACT > told / TREES_PER_FACT || progress.isOver(terms) && trees > told;
                if (due && isPoint(entry)) {
                    owed.add(new TranscriptDigest(self, 0, terms.run().id(), told, trees - 1, kept.points().get(i + 1),
                            progress.model().digest(), roots.after(progress)));
                    told = trees;
                }
            }
            return owed;
        } catch (RefusedRound _) {
            return List.of();
        }
    }

    private static boolean isPoint(byte[] entry) {
        return RoundCodec.decode(entry) instanceof RoundCodec.Decoded.Message(RoundMessage message)
                && (message instanceof CloseSlot || message instanceof RunDone);
    }
}
