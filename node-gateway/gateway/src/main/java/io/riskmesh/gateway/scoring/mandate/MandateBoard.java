package io.riskmesh.gateway.scoring.mandate;

import io.riskmesh.attestation.scoring.MandateView;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.HeaderHashes;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.part.DataUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The mandate by this bank's own projection. One thread refreshes it, all read.
public final class MandateBoard {
    private static final int PAGE = 5_000;
    // Facts that cannot bear on a mandate are many and need not be kept here.
    private static final Set<FactKind> NEVER = Set.of(FactKind.ANCHOR, FactKind.TRANSCRIPT_DIGEST, FactKind.SURVIVOR_RECORD,
            FactKind.TRAINING_RUN, FactKind.ENCLAVE_INSTANCE, FactKind.COLLATERAL);

    private final LiveLedger ledger;
    private final ReleaseShelf shelf;
    private final HeaderHashes headers;
    private final List<MandateView.PlacedFact> facts = new ArrayList<>();
    private Optional<FactRow> last = Optional.empty();
    private int policies = -1;
    private volatile Optional<ScoringMandate> mandate = Optional.empty();

    public MandateBoard(LiveLedger ledger, ReleaseShelf shelf, HeaderHashes headers) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.headers = headers;
    }

    /// As of the last refresh; empty before a consortium is in force.
    public Optional<ScoringMandate> current() {
        return mandate;
    }

    /// Takes up new facts and policies.
    public synchronized void refresh() throws LedgerUnavailable, IOException {
        List<FactRow> rows;
        int before = facts.size();
        do {
            FactFilter page = FactFilter.all().atMost(PAGE);
            rows = ledger.projection().rows(last.map(page::after).orElse(page)).value();
            rows.stream().filter(row -> bears(row.fact())).forEach(row -> facts.add(new MandateView.PlacedFact(row.block(), row.fact())));
            last = rows.isEmpty() ? last : Optional.of(rows.getLast());
        } while (rows.size() == PAGE);
        int policiesNow = shelf.policyCount();
        boolean changed = facts.size() != before || policiesNow != policies || mandate.isEmpty();
        if (changed && ledger.authorizations().consortium().isPresent() && !facts.isEmpty()) {
            mandate = Optional.of(ScoringMandate.at(view()));
            policies = policiesNow;
        }
    }

    private static boolean bears(Fact fact) {
        return !NEVER.contains(fact.kind())
                && !(fact instanceof io.riskmesh.ledger.fact.UseReceipt use && use.action() != DataUse.SCORE);
    }

    private MandateView view() throws LedgerUnavailable, StorageFailure {
        // The one block that a mandate names is that of its last bearing fact: fetched before, so that the view itself cannot fail.
        long[] asked = {-1};
        try {
            ScoringMandate.at(new Snapshot(ledger.channel(), List.copyOf(facts), block -> {
                asked[0] = block;
                return Digest.fromBytes(new byte[Digest.LENGTH_BYTES]);
            }, shelf));
        } catch (IllegalStateException e) {
            throw new LedgerUnavailable("the view of the ledger is behind its consortium: " + e.getMessage(), e);
        }
        Digest hash = headers.of(asked[0]);
        return new Snapshot(ledger.channel(), List.copyOf(facts), _ -> hash, shelf);
    }

    /// Hash of a block's header.
    private interface Headers {
        Digest of(long block);
    }

    private record Snapshot(String channel, List<PlacedFact> facts, Headers headers, ReleaseShelf shelf) implements MandateView {

        @Override
        public Digest headerHash(long block) {
            return headers.of(block);
        }

        @Override
        public Optional<ScoringPolicy> policy(Digest digest) {
            return shelf.policy(digest);
        }
    }
}
