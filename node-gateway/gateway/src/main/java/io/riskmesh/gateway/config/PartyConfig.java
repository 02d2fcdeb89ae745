package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;

/// `party`: whose gateway this is.
///
/// @param id MSP id on the ledger; required
/// @param name for people; the id if absent
public record PartyConfig(PartyId id, String name) {
    static PartyConfig read(Block block) throws Stopped {
        PartyId id = block.value("id", null, PartyId::new);
        return new PartyConfig(id, block.text("name", id.value()));
    }
}
