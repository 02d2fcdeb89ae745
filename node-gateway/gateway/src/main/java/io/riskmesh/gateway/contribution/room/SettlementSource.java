package io.riskmesh.gateway.contribution.room;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The settlements of a ledger, and where ledger and clock stand.
interface SettlementSource {

    /// All but those of these ids, in the order of their ids.
    List<OpenSettlement> settlements(Set<String> but) throws IOException;

    SettlementJudge.Now now();
}
