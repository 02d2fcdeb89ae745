package io.riskmesh.gateway.run;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;

/// A model that came out of a completed run and passed this gateway's gate.
///
/// @param runId the run's id in the API
/// @param file SHA-256 of the file's bytes
/// @param schema features with dictionaries, which the file does not hold
/// @param schemaDigest as the banks agreed on it
/// @param report digest over what this gateway checked of the file
/// @param participants of the run, sealed
/// @param uses the run's uses of grants, as a proposal has to name them
/// @param transcript final digest on which the participants agree
/// @param trees grown, as the run was closed with
/// @param coordinator whether this bank started the run, and so proposes the version
/// @param at ms since the epoch
public record ReleasedModel(String runId, RunId run, String model, Digest file, FeatureSchema schema, Digest schemaDigest,
        Digest report, List<PartyId> participants, List<UseRef> uses, Digest transcript, int trees, boolean coordinator, long at) {

    public ReleasedModel {
        participants = List.copyOf(participants);
        uses = List.copyOf(uses);
    }
}
