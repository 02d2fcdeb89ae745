package io.riskmesh.securesum.model;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.party.Network;
import io.riskmesh.securesum.party.SumInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is fixed in one exploration: the parties, one aggregation of one cell, the set the ledger ordered, who is corrupt.
/// The first bank is the relay.
///
/// @param registered the one set of slot 0, or of slots 0 and 1
/// @param corrupt banks of the adversary, at most t - 1
record Setting(Network network, Aggregation aggregation, SurvivorSet registered, Set<String> corrupt) {

    static Setting of(int banks, String opener, Roster members, Set<String> corrupt) {
        Network network = new Network(banks, 1000 + banks);
        Aggregation aggregation = new Aggregation(network.sessionId, 0, 0, MaskSumParameters.first(
                network.roster, Field.P61, 1, 1000, Roster.of(List.of(opener)), Octets.wrap(new byte[32])));
        SurvivorSet set = new SurvivorSet(network.sessionId, 0, 0, members);
        network.register.add(set);
        return new Setting(network, aggregation, set, Set.copyOf(corrupt));
    }

    /// The relay opens and all banks are members.
    static Setting of(int banks, Set<String> corrupt) {
        return of(banks, "bank-01", roster(banks), corrupt);
    }

    static Roster roster(int banks) {
        return new Network(banks, 1000 + banks).roster;
    }

    String relay() {
        return network.relay;
    }

    MaskSumParameters parameters() {
        return aggregation.parameters();
    }

    Octets r() {
        return aggregation.id(network.contexts.get(relay()).primitives());
    }

    List<String> honest() {
        return network.roster.parties().stream().filter(party -> !corrupt.contains(party)).toList();
    }

    /// The cell of a bank.
    long input(String bank) {
        return 10L + network.roster.index(bank);
    }

    /// What the host of a party orders when it starts and when it starts again.
    List<SumInput> orders(String party) {
        List<SumInput> orders = new ArrayList<>();
        if (party.equals(relay())) {
            orders.add(new SumInput.Collect(aggregation));
        }
        if (parameters().openers().contains(party)) {
            orders.add(new SumInput.AwaitOpening(new AwaitSum(aggregation, relay(), entropy(99))));
        }
        orders.add(new SumInput.ContributeCells(new Contribute(
                aggregation, relay(), new long[] {input(party)}, entropy(network.roster.index(party)))));
        return orders;
    }

    static Secret entropy(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Secret.wrap(bytes);
    }
}
