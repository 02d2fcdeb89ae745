package io.riskmesh.securesum.freeze;

import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.util.Map;

/// A freeze that passed all checks a stranger to the masks can make.
///
/// @param records by member
/// @param recordDigests by member
public record CheckedFreeze(
        FrozenSum message,
        Octets digest,
        SurvivorSet set,
        Map<String, ContributionRecord> records,
        Map<String, Octets> recordDigests) {

    public Roster members() {
        return set.members();
    }

    public Octets sum() {
        return message.sum();
    }
}
