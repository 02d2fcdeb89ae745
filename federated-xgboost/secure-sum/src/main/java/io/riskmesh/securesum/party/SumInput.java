package io.riskmesh.securesum.party;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.FreezeSet;

/// What a host may hand to {@link SumParty}: a received message, or an order of federation.
public sealed interface SumInput {

    /// A message of another party or of the party itself.
    record Received(SumMessage message) implements SumInput {}

    /// Bytes of another party; refused if they are no message.
    record ReceivedBytes(byte[] bytes) implements SumInput {}

    /// Relay: begin to collect.
    record Collect(Aggregation aggregation) implements SumInput {}

    /// Bank: contribute.
    record ContributeCells(Contribute order) implements SumInput {}

    /// Opener: open when it is time.
    record AwaitOpening(AwaitSum order) implements SumInput {}

    /// Relay: freeze this set.
    record Freeze(FreezeSet order) implements SumInput {}

    /// Relay: hand out the masked vector of a member that vanished.
    record HandOut(String member) implements SumInput {}

    /// Opener: ask for the reveals again.
    record AskAgain() implements SumInput {}

    /// Relay: give the aggregation up.
    record GiveUp(SumRefusal reason) implements SumInput {}

    /// Everybody: the slot is over; these parties must sign what they sent.
    record CloseSlot(Roster parties) implements SumInput {}
}
