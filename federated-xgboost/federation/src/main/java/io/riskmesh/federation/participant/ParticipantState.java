package io.riskmesh.federation.participant;

import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.progress.SlotHistory;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a participant knows. Immutable but for the rows, which move on with every step: an earlier state is of no use.
///
/// @param epoch of the session under way, -1 before the first
/// @param rows once there are cuts
/// @param opened what it revealed something of and did not see finished
/// @param held points it can go back to, at most two, the newest last
/// @param unsaved transcript entries since the last checkpoint
/// @param early messages that came before this bank was ready for them
public record ParticipantState(
        Phase phase, int epoch, Transcript transcript, RunProgress progress, SlotHistory slots, Optional<Session> session,
        Optional<BinnedRows> rows, Optional<OpenedTree> opened, List<RunCheckpoint> held, List<byte[]> unsaved,
        List<Early> early, RuleTally tally) {
    private static final int MOST_HELD = 2;

    /// A message that came before this bank was ready for it.
    record Early(RoundMessage.Broadcast message, byte[] bytes) {}

    public ParticipantState {
        held = List.copyOf(held);
        unsaved = List.copyOf(unsaved);
        early = List.copyOf(early);
    }

    static ParticipantState initial(RunTerms terms) {
        return new ParticipantState(Phase.Waiting.UNASKED, -1, Transcript.ofRun(terms.runId()), RunProgress.nothing(terms),
                SlotHistory.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(),
                RuleTally.NOTHING);
    }

    ParticipantState in(Phase next) {
        return new ParticipantState(next, epoch, transcript, progress, slots, session, rows, opened, held, unsaved, early, tally);
    }

    /// One entry further.
    ParticipantState after(byte[] entry) {
        List<byte[]> more = new ArrayList<>(unsaved);
        more.add(entry);
        return new ParticipantState(phase, epoch, transcript.after(entry), progress, slots, session, rows, opened, held, more,
                early, tally);
    }

    ParticipantState with(RunProgress next) {
        return new ParticipantState(phase, epoch, transcript, next, slots, session, rows, opened, held, unsaved, early, tally);
    }

    ParticipantState with(SlotHistory next) {
        return new ParticipantState(phase, epoch, transcript, progress, next, session, rows, opened, held, unsaved, early, tally);
    }

    ParticipantState with(RuleTally next) {
        return new ParticipantState(phase, epoch, transcript, progress, slots, session, rows, opened, held, unsaved, early, next);
    }

    ParticipantState withRows(BinnedRows next) {
        return new ParticipantState(phase, epoch, transcript, progress, slots, session, Optional.of(next), opened, held,
                unsaved, early, tally);
    }

    ParticipantState withOpened(Optional<OpenedTree> next) {
        return new ParticipantState(phase, epoch, transcript, progress, slots, session, rows, next, held, unsaved, early, tally);
    }

    ParticipantState withEarly(List<Early> next) {
        return new ParticipantState(phase, epoch, transcript, progress, slots, session, rows, opened, held, unsaved, next, tally);
    }

    ParticipantState inSession(Session next) {
        return new ParticipantState(new Phase.SettingUp(), next.epoch(), transcript, progress, slots, Optional.of(next), rows,
                opened, held, unsaved, List.of(), tally);
    }

    /// Back at a point that was kept; slots that were used since stay used.
    ParticipantState at(RunCheckpoint point, Optional<BinnedRows> restored) {
        SlotHistory used = new SlotHistory(Math.max(slots.floor(), point.floor()), slots.sets());
        return new ParticipantState(phase, Math.max(epoch, point.epoch()), point.transcript(), point.progress(), used, session,
                restored, opened, held, List.of(), early, tally);
    }

    /// A point reached: the transcript so far is saved with it.
    ParticipantState saved(RunCheckpoint point) {
        List<RunCheckpoint> more = new ArrayList<>(held);
        more.add(point);
        List<RunCheckpoint> last = more.subList(Math.max(0, more.size() - MOST_HELD), more.size());
        return new ParticipantState(phase, epoch, transcript, progress, slots, session, rows, opened, last, List.of(), early, tally);
    }

    BinnedRows binned() {
        return rows.orElseThrow();
    }
}
