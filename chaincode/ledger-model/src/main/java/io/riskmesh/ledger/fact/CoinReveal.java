package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;

/// A bank opens its part of the run's coin.
///
/// @param nonce 32 bytes, see [Coin]
public record CoinReveal(PartyId by, long at, RunId run, OpaqueBytes nonce) implements Fact {

    public CoinReveal {
        Shape.time("at", at);
        Shape.within("bytes of nonce", nonce.length(), Coin.NONCE_BYTES, Coin.NONCE_BYTES);
    }

    @Override
    public FactKind kind() {
        return FactKind.COIN_REVEAL;
    }

    @Override
    public FactKey key() {
        return keyOf(run, by);
    }

    public static FactKey keyOf(RunId run, PartyId party) {
        return FactKind.COIN_REVEAL.key(run.toString(), party.value());
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).blob("nonce", nonce);
    }

    static CoinReveal read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new CoinReveal(by, at, RunId.parse(in.id("run")), in.blob("nonce"));
    }
}
