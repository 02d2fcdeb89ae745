package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.PartyId;
import java.util.List;

/// Names of security advisories of a level, such as `INTEL-SA-00615`.
final class Advisories {

    private Advisories() {}

    static List<String> read(JsonFields level) throws Rejected {
        List<String> advisories = level.textsIfAny("advisoryIDs");
        for (String advisory : advisories) {
            Rejected.unless(PartyId.isId(advisory), COLLATERAL_MALFORMED, "an advisory is an id");
        }
        return advisories;
    }
}
