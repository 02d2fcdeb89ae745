package io.riskmesh.benchmarks.sums;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.relay.FreezeSet;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import io.riskmesh.securesum.step.Step;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// All parties of one session in one thread. Every message is encoded and decoded, every journal entry is encoded; CPU time
/// and bytes are booked on the party that causes them. The first party is relay and opener, and a bank as well.
final class SumHost {
    private record Packet(String from, String to, byte[] bytes) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Roster roster;
    private final String relay;
    private final Map<String, SumParty> parties = new TreeMap<>();
    private final Map<String, PartyState> states = new TreeMap<>();
    private final ArrayDeque<Packet> wire = new ArrayDeque<>();
    private final Map<String, Long> cpuNanos = new TreeMap<>();
    private final Map<String, Long> bytesSent = new TreeMap<>();
    private final Random random;
    private OpenedSum opened;

    SumHost(Map<String, SumContext> contexts, Random random) {
        this.roster = Roster.of(contexts.keySet());
        this.relay = roster.parties().getFirst();
        this.random = random;
        contexts.forEach((id, context) -> {
            parties.put(id, new SumParty(context));
            states.put(id, PartyState.initial());
        });
    }

    /// One aggregation of all banks from its order to its opening.
    OpenedSum sum(Aggregation aggregation, Map<String, long[]> cells) {
        opened = null;
        apply(relay, new SumInput.Collect(aggregation));
        apply(relay, new SumInput.AwaitOpening(new AwaitSum(aggregation, relay, entropy())));
        cells.forEach((bank, own) ->
                apply(bank, new SumInput.ContributeCells(new Contribute(aggregation, relay, own, entropy()))));
        deliver();
        SurvivorSet set = new SurvivorSet(aggregation.sessionId(), aggregation.slot(), aggregation.slot(), roster);
        apply(relay, new SumInput.Freeze(new FreezeSet(set, Octets.EMPTY)));
        deliver();
        if (opened == null) {
            throw new IllegalStateException("The sum of slot " + aggregation.slot() + " was not opened");
        }
        return opened;
    }

    void closeSlot() {
        roster.parties().forEach(party -> apply(party, new SumInput.CloseSlot(roster)));
        deliver();
    }

    /// CPU seconds of one party since the last reset.
    double cpuSeconds(String party) {
        return cpuNanos.getOrDefault(party, 0L) / 1e9;
    }

    /// Bytes one party sent to others since the last reset.
    long bytesSent(String party) {
        return bytesSent.getOrDefault(party, 0L);
    }

    void reset() {
        cpuNanos.clear();
        bytesSent.clear();
    }

    private void apply(String party, SumInput input) {
        long before = threads.getCurrentThreadCpuTime();
        Step<PartyState> step = parties.get(party).step(states.get(party), input);
        states.put(party, step.state());
        perform(party, step.effects());
        cpuNanos.merge(party, threads.getCurrentThreadCpuTime() - before, Long::sum);
    }

    private void perform(String party, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(var to, var message) -> {
                    byte[] bytes = SumCodec.encode(message);
                    bytesSent.merge(party, to.equals(party) ? 0L : bytes.length, Long::sum);
                    wire.add(new Packet(party, to, bytes));
                }
                case Effect.PersistThen(var entry, var inner) -> {
                    JournalCodec.encode(entry);
                    perform(party, inner);
                }
                case Effect.SumOpened(var sum) -> opened = sum;
                case Effect.Refused(var refusal, _) -> throw new IllegalStateException(party + " refused: " + refusal);
                case Effect.Witnessed _, Effect.BankReady _, Effect.RevealsMissing _, Effect.Verified _, Effect.LeftOut _,
                        Effect.OpeningAnnounced _, Effect.Abandoned _, Effect.SlotClosed _, Effect.SessionReady _ -> {}
            }
        }
    }

    private void deliver() {
        while (!wire.isEmpty()) {
            Packet packet = wire.poll();
            apply(packet.to(), new SumInput.ReceivedBytes(packet.bytes()));
        }
    }

    private Secret entropy() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Secret.wrap(bytes);
    }
}
