package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.scoring.MandateView;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Projected;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;

/// A bank's projection as a mandate sees it, at the last block it has.
///
/// @param lastBlock its number
/// @param lastHash of its header
record ProjectedView(String channel, List<MandateView.PlacedFact> facts, long lastBlock, Digest lastHash, ScoringPolicy policy)
        implements MandateView {

    ProjectedView {
        facts = List.copyOf(facts);
    }

    static ProjectedView of(Projection projection, String channel, ScoringPolicy policy) throws StorageFailure {
        Projected<List<FactRow>> rows = projection.rows(FactFilter.all());
        List<PlacedFact> facts = rows.value().stream().map(row -> new PlacedFact(row.block(), row.fact())).toList();
        return new ProjectedView(channel, facts, rows.level().height() - 1,
                Digest.fromBytes(rows.level().headHash().toByteArray()), policy);
    }

    @Override
    public Digest headerHash(long block) {
        if (block != lastBlock) {
            throw new IllegalStateException("The demo's mandate rests on its last block " + lastBlock + ", not on " + block);
        }
        return lastHash;
    }

    @Override
    public Optional<ScoringPolicy> policy(Digest digest) {
        return digest.equals(policy.digest()) ? Optional.of(policy) : Optional.empty();
    }
}
