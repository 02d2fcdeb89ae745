package io.riskmesh.securesum.party;

import io.riskmesh.securesum.contributor.ContributorState;
import io.riskmesh.securesum.opener.OpenerState;
import io.riskmesh.securesum.relay.RelayState;
import io.riskmesh.securesum.slot.SlotState;

/// The states of a party's four roles.
public record PartyState(ContributorState contributor, RelayState relay, OpenerState opener, SlotState slot) {

    public static PartyState initial() {
        return new PartyState(
                ContributorState.initial(), RelayState.initial(), OpenerState.initial(), SlotState.initial());
    }

    PartyState with(ContributorState next) {
        return new PartyState(next, relay, opener, slot);
    }

    PartyState with(RelayState next) {
        return new PartyState(contributor, next, opener, slot);
    }

    PartyState with(OpenerState next) {
        return new PartyState(contributor, relay, next, slot);
    }

    PartyState with(SlotState next) {
        return new PartyState(contributor, relay, opener, next);
    }
}
