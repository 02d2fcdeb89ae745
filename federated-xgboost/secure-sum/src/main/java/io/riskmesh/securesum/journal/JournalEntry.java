package io.riskmesh.securesum.journal;

import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.SurvivorSet;

/// What must be on disk before an answer leaves (design `secure-sum.md` section 8). The host keeps entries in order, sealed
/// at rest, and gives them back after a restart.
public sealed interface JournalEntry {

    /// The first entry: which session, and a random epoch that the host also keeps beside the sealed pair keys. A journal
    /// from a backup or a cloned disk carries another epoch than the keys.
    record Begun(Octets sessionId, Octets epoch) implements JournalEntry {}

    /// Before a contribution leaves: enough to make the identical contribution again, given the same cells. Two different
    /// vectors under one r would reveal their difference.
    ///
    /// @param entropy what the private mask and the shares' coefficients were made of
    record Intent(Octets aggregation, int slot, int step, Secret entropy, ContributionRecord record)
            implements JournalEntry {}

    /// Before a reveal leaves: the set of this r, for ever, and the reveal.
    record Frozen(Octets aggregation, Octets freezeDigest, SurvivorSet set, Reveal reveal) implements JournalEntry {}

    /// Before another record of this party leaves (a freeze, an opening, a request, an abandon): its digest, because the
    /// signature at the slot's end must cover it even after a restart.
    record Stated(Octets aggregation, int slot, Octets recordDigest) implements JournalEntry {}

    /// When an aggregation is given up: nothing below (slot, step) will be answered.
    record Floor(int slot, int step) implements JournalEntry {}
}
