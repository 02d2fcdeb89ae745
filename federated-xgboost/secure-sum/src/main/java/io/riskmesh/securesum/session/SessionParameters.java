package io.riskmesh.securesum.session;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;

/// Who sets up keys with whom. One session per training run.
///
/// @param sessionId 32 bytes, the same at all parties and never used before
public record SessionParameters(Octets sessionId, Roster roster, String self) {

    public SessionParameters {
        if (sessionId.length() != MaskSumParameters.DIGEST_BYTES || roster.size() < MaskSumParameters.MINIMUM_BANKS
                || !roster.contains(self)) {
            throw new IllegalArgumentException("Expected a session id of 32 bytes and at least 3 parties with " + self
                    + ", got " + sessionId.length() + " bytes and " + roster);
        }
    }
}
