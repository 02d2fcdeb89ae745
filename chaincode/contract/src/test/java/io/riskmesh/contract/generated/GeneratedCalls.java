package io.riskmesh.contract.generated;

import io.riskmesh.contract.refused.Example;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.Person;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Calls of every function around those that are accepted: some as they are, most with a place or two changed, another caller or
/// another time; on the state before the accepted call and on the state after it. The same seed gives the same calls on every machine.
final class GeneratedCalls {

    /// One call and the state that it meets.
    record Generated(WorldState state, Proposal proposal) {}

    /// A function's accepted call, on the state before it and after it.
    private record Base(Ask ask, Channel before, Channel after) {}

    private final People people;
    private final List<Base> bases = new ArrayList<>();
    private final ValueChange values;

    GeneratedCalls(People people) {
        this.people = people;
        for (Example example : Example.all()) {
            Channel before = example.stage().get();
            Ask ask = example.ask().apply(before);
            Channel after = before.copy();
            after.submit(ask);
            bases.add(new Base(ask, before, after));
        }
        for (Ask query : List.of(Asks.get("RUN/fraud/0000000001"), Asks.list("JOIN/fraud.1", 2))) {
            bases.add(new Base(query, Story.closed(), Story.active()));
        }
        values = new ValueChange(bases.stream().map(base -> base.ask().request()).toList());
    }

    List<String> functions() {
        return bases.stream().map(base -> base.ask().function()).toList();
    }

    /// Whether its calls cost the interpreter seconds.
    boolean checksSignatures(int function) {
        return List.of("recordCollateral", "admitEnclave").contains(bases.get(function).ask().function());
    }

    Generated next(int function, Random random) {
        Base base = bases.get(function);
        Channel channel = random.nextInt(8) == 0 ? base.after() : base.before();
        CanonicalValue.Obj request = base.ask().request();
        if (base.ask().function().equals("registerParty")) {
            request = base.ask().with("keys", new CanonicalValue.Array(keys(random))).request();
        }
        for (int changes = random.nextInt(4) - 1; changes > 0; changes--) {
            request = values.change(request, random);
        }
        Person who = random.nextInt(6) == 0 ? people.creators().get(random.nextInt(people.creators().size()))
                : people.in(base.ask().who().party());
        long at = channel.now() + (random.nextInt(6) == 0 ? random.nextInt(200) * Asks.DAY - Asks.DAY : random.nextInt(1000));
        Proposal proposal = Proposal.of(base.ask().function(), CanonicalJson.encode(request), who.creator(), at);
        return new Generated(channel.state(), random.nextInt(50) == 0 ? proposal.withTransient("x", new byte[1]) : proposal);
    }

    private List<CanonicalValue> keys(Random random) {
        List<CanonicalValue> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int certificate = random.nextInt(4) == 0 ? random.nextInt(people.certificates().size()) : i % 2;
            keys.add(new FactWriter().id("kid", "k" + i).id("use", random.nextInt(5) == 0 ? "SUM" : "TLS")
                    .blob("certificate", OpaqueBytes.of(people.certificates().get(certificate)))
                    .integer("notAfter", Asks.START + 30 * Asks.DAY).object());
        }
        return keys;
    }
}
