package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Duty;
import java.util.List;
import java.util.Optional;

/// An authorisation that somebody asks for. Version and previous digest are the gateway's to add.
///
/// @param grant to change; absent: a new one
/// @param assigner the bank whose data it is: this one, or another that is then asked
/// @param assignees empty: all members
/// @param schemaDigest absent: that of the data set's name
/// @param featureSetDigest absent: likewise
/// @param validFrom ms since the epoch
public record GrantRequest(Optional<String> grant, PartyId assigner, List<PartyId> assignees, String dataset,
        Optional<Digest> schemaDigest, Optional<Digest> featureSetDigest, List<DataUse> actions, String purpose, long validFrom,
        long validUntil, int maxRounds, Optional<Long> maxEpsilonMicros, List<String> referenceValues, int minContributors,
        List<Duty> duties, String legalBasis, Optional<Digest> consentRoot) {

    /// Copies.
    public GrantRequest {
        assignees = assignees.stream().distinct().sorted().toList();
        actions = actions.stream().distinct().sorted().toList();
        referenceValues = referenceValues.stream().distinct().sorted().toList();
        duties = List.copyOf(duties);
    }
}
