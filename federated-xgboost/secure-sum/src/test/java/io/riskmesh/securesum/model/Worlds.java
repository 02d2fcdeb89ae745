package io.riskmesh.securesum.model;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.FreezeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The explorations of the model test.
final class Worlds {
    private Worlds() {}

    /// What the host of an honest relay may order at any time beside the freeze.
    enum Extras {
        NONE,
        /// Hand out the vector of the last member; ask for reveals again.
        HAND_OUT,
        /// Give the aggregation up.
        GIVE_UP,
        ALL
    }

    /// All worlds of honest banks and whatever messages the corrupt ones can sign.
    static Explorer explorer(Setting setting, Extras extras, int restarts) {
        return explorer(setting, extras, restarts, Machine::new);
    }

    /// Makes the machine of one party; mutants of the positive controls are made this way.
    interface Build {
        Machine machine(SumContext context, List<SumInput> orders);
    }

    static Explorer explorer(Setting setting, Extras extras, int restarts, Build build) {
        Parts parts = new Parts(setting, build);
        return new Explorer(parts.oracle, parts.mail, parts.spaces, parts.adversary.mail(),
                relayOrders(setting, extras), restarts);
    }

    static Closure closure(Setting setting, Extras extras, int restarts, Build build) {
        Parts parts = new Parts(setting, build);
        return new Closure(parts.oracle, parts.mail, parts.spaces, parts.adversary.mail(), relayOrders(setting, extras), restarts);
    }

    private static final class Parts {
        private final Oracle oracle;
        private final Mail mail;
        private final Adversary adversary;
        private final List<LocalSpace> spaces = new ArrayList<>();

        Parts(Setting setting, Build build) {
            Canonical canonical = new Canonical();
            oracle = new Oracle(setting);
            mail = new Mail(setting, canonical);
            adversary = Adversary.of(setting);
            adversary.contributions().forEach(oracle::learn);
            adversary.mail().values().forEach(items -> items.forEach(item -> oracle.learn(item.message())));
            for (String party : setting.honest()) {
                Machine machine = build.machine(setting.network().contexts.get(party), setting.orders(party));
                spaces.add(new LocalSpace(machine, mail, canonical, oracle));
            }
        }
    }

    private static Map<String, List<Move.Orders>> relayOrders(Setting setting, Extras extras) {
        if (setting.corrupt().contains(setting.relay())) {
            return Map.of();
        }
        List<Move.Orders> orders = new ArrayList<>();
        orders.add(new Move.Orders("freeze", List.of(
                new SumInput.Freeze(new FreezeSet(setting.registered(), Octets.EMPTY)))));
        if (extras == Extras.HAND_OUT || extras == Extras.ALL) {
            Roster members = setting.registered().members();
            orders.add(new Move.Orders("hand out", List.of(new SumInput.HandOut(members.parties().getLast()))));
            orders.add(new Move.Orders("ask again", List.of(new SumInput.AskAgain())));
        }
        if (extras == Extras.GIVE_UP || extras == Extras.ALL) {
            orders.add(new Move.Orders("give up", List.of(new SumInput.GiveUp(SumRefusal.TOO_FEW_BANKS))));
        }
        Map<String, List<Move.Orders>> all = new HashMap<>();
        all.put(setting.relay(), orders);
        return all;
    }
}
