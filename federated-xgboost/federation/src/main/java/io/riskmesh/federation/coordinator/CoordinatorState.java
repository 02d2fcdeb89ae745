package io.riskmesh.federation.coordinator;

import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.federation.journal.JournalForm;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a coordinator knows. Immutable but for the tree under way, which moves on with every step: an earlier state is of no
/// use.
///
/// @param epoch of the last opening, -1 before the first
/// @param log the transcript so far
/// @param progress with the trees' statistics
/// @param live banks of the session that are not lost
/// @param returning banks that ask to be let in
/// @param nonces of joins that were heard: a join is heard once
/// @param ending how the tree or the cuts under way before a stop would end
public record CoordinatorState(
        Stage stage, int epoch, TranscriptLog log, RunProgress progress, StoppingState stopping, SortedSet<PartyId> live,
        SortedSet<PartyId> returning, SortedSet<Digest> nonces, Optional<Session> session, SlotBook slots, Optional<JournalForm.Entry.Ending> ending,
        RuleTally tally) {

    public CoordinatorState {
        live = Collections.unmodifiableSortedSet(new TreeSet<>(live));
        returning = Collections.unmodifiableSortedSet(new TreeSet<>(returning));
        nonces = Collections.unmodifiableSortedSet(new TreeSet<>(nonces));
    }

    static CoordinatorState initial(RunTerms terms) {
        return new CoordinatorState(new Stage.Idle(), -1, TranscriptLog.begin(Transcript.ofRun(terms.runId())),
                RunProgress.nothing(terms), StoppingState.START, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Optional.empty(),
                new SlotBook(0, Optional.empty()), Optional.empty(), RuleTally.NOTHING);
    }

    CoordinatorState in(Stage next) {
        return new CoordinatorState(next, epoch, log, progress, stopping, live, returning, nonces, session, slots, ending, tally);
    }

    CoordinatorState inEpoch(int next) {
        return new CoordinatorState(stage, next, log, progress, stopping, live, returning, nonces, Optional.empty(), slots, ending, tally);
    }

    CoordinatorState with(TranscriptLog next) {
        return new CoordinatorState(stage, epoch, next, progress, stopping, live, returning, nonces, session, slots, ending, tally);
    }

    CoordinatorState with(RunProgress next) {
        return new CoordinatorState(stage, epoch, log, next, stopping, live, returning, nonces, session, slots, ending, tally);
    }

    CoordinatorState with(StoppingState next) {
        return new CoordinatorState(stage, epoch, log, progress, next, live, returning, nonces, session, slots, ending, tally);
    }

    CoordinatorState with(SlotBook next) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, returning, nonces, session, next, ending, tally);
    }

    CoordinatorState with(RuleTally next) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, returning, nonces, session, slots, ending, next);
    }

    CoordinatorState in(Session next) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, returning, nonces, Optional.of(next), slots, ending, tally);
    }

    CoordinatorState withLive(Set<PartyId> banks) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, new TreeSet<>(banks), returning, nonces, session, slots, ending, tally);
    }

    CoordinatorState withReturning(Set<PartyId> banks) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, new TreeSet<>(banks), nonces, session, slots, ending, tally);
    }

    CoordinatorState withEnding(Optional<JournalForm.Entry.Ending> next) {
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, returning, nonces, session, slots, next, tally);
    }

    CoordinatorState hearing(Digest nonce) {
        SortedSet<Digest> more = new TreeSet<>(nonces);
        more.add(nonce);
        return new CoordinatorState(stage, epoch, log, progress, stopping, live, returning, more, session, slots, ending, tally);
    }

    List<PartyId> liveMembers() {
        return List.copyOf(live);
    }
}
