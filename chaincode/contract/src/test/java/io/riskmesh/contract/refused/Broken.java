package io.riskmesh.contract.refused;

import static io.riskmesh.contract.world.Cast.ALDER;

import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// States that no accepted call leads to: what a majority of endorsers may have written against the rules.
final class Broken {

    private Broken() {}

    /// The stage, whose consortium turns out to be one of production.
    static Supplier<Channel> production(Supplier<Channel> stage) {
        return () -> {
            Channel channel = stage.get();
            Consortium production = Asks.consortium(ALDER, 1, ConsortiumMode.PRODUCTION);
            put(channel, production);
            put(channel, new Enactment(ALDER, Asks.START, SubjectKind.CONSORTIUM, FactKey.sequence(1), production.digest()));
            return channel;
        };
    }

    static void put(Channel channel, Fact fact) {
        NavigableMap<String, byte[]> writes = new TreeMap<>();
        writes.put(fact.key().compositeKey(), fact.canonicalBytes());
        channel.state().commit(writes);
    }
}
