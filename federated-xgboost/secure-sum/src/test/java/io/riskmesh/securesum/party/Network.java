package io.riskmesh.securesum.party;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.proof.JdkPartySigner;
import io.riskmesh.securesum.proof.JdkPartyVerifier;
import io.riskmesh.securesum.relay.FreezeSet;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import io.riskmesh.securesum.step.Step;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A network of parties in one process: real bytes on the wire, an in-process register of survivor sets in the place of the
/// ledger, first-in first-out delivery. Tests take parties down and change messages on their way.
public final class Network implements SurvivorEvidence {
    private static final Map<String, KeyPair[]> SIGNATURE_KEYS = new TreeMap<>();

    public final Octets sessionId;
    public final Roster roster;
    public final String relay;
    public final Map<String, SumParty> parties = new TreeMap<>();
    public final Map<String, SumContext> contexts = new TreeMap<>();
    public final Map<String, PartyState> states = new TreeMap<>();
    public final Map<String, List<Effect>> told = new TreeMap<>();
    public final Map<String, List<JournalEntry>> journals = new TreeMap<>();
    public final Set<String> down = new HashSet<>();
    public final List<SurvivorSet> register = new ArrayList<>();
    public final ArrayDeque<Packet> wire = new ArrayDeque<>();
    public UnaryOperator<Packet> tap = packet -> packet;
    private final Random random;

    public record Packet(String from, String to, byte[] bytes) {}

    public Network(int banks, long seed) {
        random = new Random(seed);
        sessionId = Octets.wrap(bytes(32));
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= banks; i++) {
            ids.add("bank-%02d".formatted(i));
        }
        roster = Roster.of(ids);
        relay = ids.getFirst();
        Map<String, JdkPartyVerifier.PartyKeys> keys = new TreeMap<>();
        ids.forEach(id -> keys.put(id, publicKeys(id)));
        Map<String, Secret> pairKeys = new TreeMap<>();
        for (String id : ids) {
            Map<String, Secret> own = new TreeMap<>();
            for (String other : ids) {
                String pair = id.compareTo(other) < 0 ? id + other : other + id;
                own.put(other, pairKeys.computeIfAbsent(pair, _ -> Secret.wrap(bytes(32))));
            }
            SumContext context = new SumContext(new PairKeys(id, sessionId, roster, own), JdkPrimitives.create(),
                    signer(id), new JdkPartyVerifier(keys), this);
            contexts.put(id, context);
            parties.put(id, new SumParty(context));
            states.put(id, PartyState.initial());
            told.put(id, new ArrayList<>());
            journals.put(id, new ArrayList<>());
        }
    }

    @Override
    public boolean proves(SurvivorSet set, Octets evidence) {
        return register.contains(set);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public Roster openers() {
        return Roster.of(List.of(relay));
    }

    /// One whole aggregation; whoever is in `down` takes no part. Returns what was opened by the first opener, or null.
    public OpenedSum sum(Aggregation aggregation, Map<String, long[]> cells) {
        begin(aggregation, cells);
        deliver();
        freeze(aggregation);
        deliver();
        return opened(aggregation);
    }

    public void begin(Aggregation aggregation, Map<String, long[]> cells) {
        apply(relay, new SumInput.Collect(aggregation));
        for (String opener : aggregation.parameters().openers().parties()) {
            apply(opener, new SumInput.AwaitOpening(new AwaitSum(aggregation, relay, Secret.wrap(bytes(32)))));
        }
        for (String bank : aggregation.parameters().maskRoster().parties()) {
            contribute(aggregation, bank, cells.get(bank));
        }
    }

    public void contribute(Aggregation aggregation, String bank, long[] cells) {
        apply(bank, new SumInput.ContributeCells(
                new Contribute(aggregation, relay, cells, Secret.wrap(bytes(32)))));
    }

    /// Registers the set of all banks that are ready, unless the slot has one, and freezes it.
    public void freeze(Aggregation aggregation) {
        freeze(aggregation, setFor(aggregation.slot()));
    }

    public void freeze(Aggregation aggregation, SurvivorSet set) {
        if (!register.contains(set)) {
            register.add(set);
        }
        apply(relay, new SumInput.Freeze(new FreezeSet(set, Octets.EMPTY)));
    }

    public SurvivorSet setFor(int slot) {
        return register.stream().filter(set -> set.covers(slot)).findFirst()
                .orElseGet(() -> new SurvivorSet(sessionId, slot, slot, Roster.of(ready())));
    }

    public List<String> ready() {
        List<String> ready = List.of();
        for (Effect effect : told.get(relay)) {
            if (effect instanceof Effect.BankReady(_, _, List<String> all)) {
                ready = all;
            }
        }
        return ready;
    }

    public OpenedSum opened(Aggregation aggregation) {
        Octets r = aggregation.id(contexts.get(relay).primitives());
        for (String opener : aggregation.parameters().openers().parties()) {
            for (Effect effect : told.get(opener)) {
                if (effect instanceof Effect.SumOpened(OpenedSum sum) && sum.aggregationId().equals(r)) {
                    return sum;
                }
            }
        }
        return null;
    }

    public void apply(String party, SumInput input) {
        if (down.contains(party)) {
            return;
        }
        Step<PartyState> step = parties.get(party).step(states.get(party), input);
        states.put(party, step.state());
        perform(party, step.effects());
    }

    private void perform(String party, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(String to, SumMessage message) ->
                    wire.add(new Packet(party, to, SumCodec.encode(message)));
                case Effect.PersistThen(JournalEntry entry, List<Effect> inner) -> {
                    journals.get(party).add(entry);
                    perform(party, inner);
                }
                case Effect other -> told.get(party).add(other);
            }
        }
    }

    public void deliver() {
        while (!wire.isEmpty()) {
            Packet packet = tap.apply(wire.poll());
            if (packet != null && !down.contains(packet.to()) && !down.contains(packet.from())) {
                apply(packet.to(), new SumInput.ReceivedBytes(packet.bytes()));
            }
        }
    }

    public List<Effect.Refused> refusals(String party) {
        List<Effect.Refused> refusals = new ArrayList<>();
        for (Effect effect : told.get(party)) {
            if (effect instanceof Effect.Refused refused) {
                refusals.add(refused);
            }
        }
        return refusals;
    }

    public static boolean isContribution(Packet packet) {
        return SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(Contribution _);
    }

    public Map<String, long[]> randomCells(MaskSumParameters parameters) {
        Map<String, long[]> cells = new TreeMap<>();
        for (String bank : roster.parties()) {
            long[] own = new long[parameters.cellCount()];
            for (int i = 0; i < own.length; i++) {
                own[i] = random.nextLong(-parameters.inputBound(), parameters.inputBound() + 1);
            }
            cells.put(bank, own);
        }
        return cells;
    }

    public static long[] plainSum(Map<String, long[]> cells, Roster members) {
        long[] sum = new long[cells.values().iterator().next().length];
        for (String member : members.parties()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.addExact(sum[i], cells.get(member)[i]);
            }
        }
        return sum;
    }

    private static JdkPartySigner signer(String id) {
        KeyPair[] pairs = keyPairs(id);
        return new JdkPartySigner(pairs[0].getPrivate(), pairs[1].getPrivate());
    }

    private static JdkPartyVerifier.PartyKeys publicKeys(String id) {
        KeyPair[] pairs = keyPairs(id);
        return new JdkPartyVerifier.PartyKeys(
                pairs[0].getPublic(), pairs[1].getPublic(), Octets.wrap(new byte[32]));
    }

    private static KeyPair[] keyPairs(String id) {
        return SIGNATURE_KEYS.computeIfAbsent(id, _ -> {
            try {
                KeyPairGenerator classical = KeyPairGenerator.getInstance("EC");
                classical.initialize(256);
                return new KeyPair[] {
                    classical.generateKeyPair(), KeyPairGenerator.getInstance("ML-DSA-65").generateKeyPair()
                };
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
