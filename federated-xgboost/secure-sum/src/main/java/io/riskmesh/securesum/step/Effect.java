package io.riskmesh.securesum.step;

import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.ArrayList;
import java.util.List;

/// What a machine asks its host to do or tells it. The host performs effects in order.
public sealed interface Effect {

    /// Send the message; `to` may be the party itself, then the host hands it back as received.
    record Send(String to, SumMessage message) implements Effect {}

    /// Perform the effects only after the entry is on disk.
    record PersistThen(JournalEntry entry, List<Effect> effects) implements Effect {
        public PersistThen {
            effects = List.copyOf(effects);
        }
    }

    /// A record of `self` leaves: on disk first, then noted for the slot's end, then the rest.
    static PersistThen stated(Octets aggregation, int slot, String self, Octets recordDigest, List<Effect> afterwards) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Witnessed(self, slot, recordDigest));
        effects.addAll(afterwards);
        return new PersistThen(new JournalEntry.Stated(aggregation, slot, recordDigest), effects);
    }

    /// A record of `party` was accepted or sent; {@link io.riskmesh.securesum.slot.SumSlot} must hear of it.
    record Witnessed(String party, int slot, Octets recordDigest) implements Effect {}

    /// Relay: this bank's contribution is complete; `ready` are all complete ones, in roster order.
    record BankReady(Octets aggregation, String party, List<String> ready) implements Effect {}

    /// Relay: these members of the set have not revealed yet (empty: all have).
    record RevealsMissing(Octets aggregation, List<String> parties) implements Effect {}

    /// Contributor: the sum of the set's masked vectors is what the relay says it is.
    record Verified(Octets aggregation, Roster members) implements Effect {}

    /// Contributor: the freeze left this bank out.
    record LeftOut(Octets aggregation, Roster members) implements Effect {}

    /// Opener: the sum.
    record SumOpened(OpenedSum sum) implements Effect {}

    /// An opener committed to the sum it opened.
    record OpeningAnnounced(Octets aggregation, String opener, Octets commitment) implements Effect {}

    /// The aggregation was given up for ever.
    record Abandoned(Octets aggregation, SumRefusal reason) implements Effect {}

    /// All parties signed what they sent in the slot.
    record SlotClosed(int slot) implements Effect {}

    /// The key set-up is complete.
    record SessionReady(PairKeys keys) implements Effect {}

    /// A refusal, with the messages that prove it where there are such.
    record Refused(Refusal refusal, List<SumMessage> evidence) implements Effect {
        public Refused {
            evidence = List.copyOf(evidence);
        }

        public Refused(Refusal refusal) {
            this(refusal, List.of());
        }
    }
}
