package io.riskmesh.federation.step;

import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.util.List;

/// What a machine asks its host to do or tells it. The host performs effects in order.
public sealed interface Effect {

    /// Send the bytes; `to` may be the bank itself, then the host hands them back as received, after the effects of this
    /// step are performed. The bytes must not be changed.
    record Send(PartyId to, byte[] bytes) implements Effect {
        @Override
        public String toString() {
            return "Send[" + bytes.length + " bytes to " + to + "]";
        }
    }

    /// Perform the effects only after the entry is on disk. If it cannot be written, the machine must not be stepped again.
    record PersistThen(Stored entry, List<Effect> effects) implements Effect {
        public PersistThen {
            effects = List.copyOf(effects);
        }
    }

    /// Ask the ledger to take the record; answered by {@link Input.SurvivorsRegistered} or `SurvivorsRefused`.
    record RegisterSurvivors(SurvivorRecord record) implements Effect {}

    /// Put the fact on the ledger; no answer is waited for.
    record AnchorTranscript(TranscriptDigest fact) implements Effect {}

    /// For progress displays and reports.
    record Report(RunEvent event) implements Effect {}

    /// Something was refused. The run goes on unless {@link Finish} follows.
    record Refuse(RunRefusal refusal) implements Effect {}

    /// The run is over for this bank; nothing follows.
    record Finish(RunOutcome outcome) implements Effect {}
}
