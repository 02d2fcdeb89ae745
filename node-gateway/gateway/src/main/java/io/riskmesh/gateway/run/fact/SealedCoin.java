package io.riskmesh.gateway.run.fact;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.HeaderHashes;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;

/// The coin of a sealed run, which no contract can see: it follows from the seal and from the block that committed it.
public record SealedCoin(RunFacts facts) {

    /// A tossed coin.
    ///
    /// @param block that committed the seal
    /// @param header hash of its header
    public record Tossed(RunSeal seal, long block, Digest header) {
        public Digest coin() {
            return Coin.tossed(seal.coinSeed(), header.toBytes());
        }
    }

    public Tossed of(RunId run) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        RunSeal seal = facts.need(RunSeal.class, RunSeal.keyOf(run));
        long block = facts.ledger().projection().get(seal.key()).value().map(FactRow::block).orElseThrow();
        return new Tossed(seal, block, new HeaderHashes(facts.ledger()).of(block));
    }
}
