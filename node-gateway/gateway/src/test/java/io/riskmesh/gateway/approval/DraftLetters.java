package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Facts;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Letters as a bank that does not keep to the rules would write them.
record DraftLetters(LiveLedger ledger) {

    byte[] ask(PartyId assigner, List<PartyId> assignees, int version) {
        DataUseAuthorization good = FoundedLedger.grant(assigner, "letter", version, Optional.empty());
        DataUseAuthorization grant = new DataUseAuthorization(assigner, 0, good.grant(), version, assigner, assignees, good.dataset(),
                good.schemaDigest(), good.featureSetDigest(), good.actions(), good.purpose(), good.validFrom(), good.validUntil(), good.maxRounds(),
                Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty(), Optional.empty());
        TreeMap<String, CanonicalValue> letter = new TreeMap<>();
        letter.put("ask", Facts.ownFields(grant));
        return CanonicalJson.encode(new CanonicalValue.Obj(letter));
    }
}
