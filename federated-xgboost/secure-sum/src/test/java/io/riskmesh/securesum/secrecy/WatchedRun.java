package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.party.Network;
import io.riskmesh.securesum.party.Restoration;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.session.SessionParameters;
import io.riskmesh.securesum.session.SessionState;
import io.riskmesh.securesum.session.SumSession;
import io.riskmesh.securesum.sharing.SeedSharing;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A network whose every state, effect, message, journal entry and refusal is turned into text, and whose every secret is
/// noted.
final class WatchedRun {
    static final Field FIELD = Field.P61;
    private static final int CELLS = 4;
    private static final long SMALLEST_CANARY = 1_000_000_000_000_000L;
    private static final Octets EPOCH = Octets.wrap(new byte[] {7, 7, 7});

    final Network network;
    final Canaries canaries = new Canaries();
    final Set<String> texts = new TreeSet<>();
    /// Of the latest aggregation.
    final Map<String, long[]> cells = new TreeMap<>();
    private final Random random;

    WatchedRun(int banks, long seed) {
        network = new Network(banks, seed);
        random = new Random(seed);
        network.tap = this::watch;
    }

    /// The key set-up, with real keys, which then take the place of the network's.
    void setUpKeys() {
        Map<String, SumSession> sessions = new TreeMap<>();
        Map<String, SessionState> states = new TreeMap<>();
        ArrayDeque<Effect.Send> wire = new ArrayDeque<>();
        for (String bank : network.roster.parties()) {
            RecordingRandom drawn = new RecordingRandom(random.nextLong());
            SumContext context = network.contexts.get(bank);
            sessions.put(bank, new SumSession(new SessionParameters(network.sessionId, network.roster, bank),
                    context.primitives(), context.signer(), context.verifier(), drawn));
            perform(bank, sessions.get(bank).begin(SessionState.initial()), states, wire);
            note("drawn by " + bank, drawn);
        }
        while (!wire.isEmpty()) {
            Effect.Send send = wire.remove();
            perform(send.to(), sessions.get(send.to()).receive(states.get(send.to()), (SessionMessage) send.message()),
                    states, wire);
        }
    }

    Aggregation aggregation(int slot, int step) {
        return new Aggregation(network.sessionId, slot, step, MaskSumParameters.first(network.roster, FIELD, CELLS,
                FIELD.signedLimit() / network.roster.size(), network.openers(), Octets.wrap(new byte[32])));
    }

    void begin(Aggregation aggregation) {
        Secret nonce = Secret.wrap(network.bytes(32));
        canaries.add("entropy of the opener in slot " + aggregation.slot(), nonce);
        order(network.relay, new SumInput.Collect(aggregation));
        order(network.relay, new SumInput.AwaitOpening(new AwaitSum(aggregation, network.relay, nonce)));
        for (String bank : network.roster.parties()) {
            cells.put(bank, cells(bank, aggregation));
            contribute(aggregation, bank, cells.get(bank));
        }
    }

    void contribute(Aggregation aggregation, String bank, long[] cells) {
        Secret entropy = Secret.wrap(network.bytes(32));
        String place = " of " + bank + " in slot " + aggregation.slot();
        canaries.add("entropy" + place, entropy);
        Octets r = aggregation.id(network.contexts.get(bank).primitives());
        canaries.add("private seed" + place, network.contexts.get(bank).primitives().expand(
                entropy.reveal(), Enc.of("private-mask").octets(r).toBytes()));
        for (String other : network.roster.others(bank)) {
            canaries.add("pair seed with " + other + place, network.contexts.get(bank).keysOf(r).pairMask(other));
        }
        order(bank, new SumInput.ContributeCells(new Contribute(aggregation, network.relay, cells, entropy)));
    }

    /// Cells no text shows by chance, noted as secrets.
    long[] cells(String bank, Aggregation aggregation) {
        long[] cells = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            long size = random.nextLong(SMALLEST_CANARY, aggregation.parameters().inputBound());
            cells[i] = random.nextBoolean() ? size : -size;
            canaries.add("cell " + i + " of " + bank + " in slot " + aggregation.slot(), FIELD, cells[i]);
        }
        return cells;
    }

    void order(String party, SumInput input) {
        texts.add(input.toString());
        if (!network.down.contains(party)) {
            texts.add(network.parties.get(party).step(network.states.get(party), input).toString());
            network.apply(party, input);
        }
    }

    void deliverAllBut(Class<? extends SumMessage> lost) {
        network.tap = packet -> {
            watch(packet);
            return SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(SumMessage message)
                    && lost.isInstance(message) ? null : packet;
        };
        network.deliver();
        network.tap = this::watch;
    }

    /// Kills a bank and brings it back from its journal's bytes.
    void restart(String bank) {
        List<JournalEntry> entries = new ArrayList<>(List.of(new JournalEntry.Begun(network.sessionId, EPOCH)));
        for (JournalEntry entry : network.journals.get(bank)) {
            JournalCodec.Decoded decoded = JournalCodec.decode(JournalCodec.encode(entry));
            texts.add(decoded.toString());
            entries.add(((JournalCodec.Decoded.Entry) decoded).entry());
        }
        entries.forEach(entry -> texts.add(entry.toString()));
        Restoration restoration = Restoration.of(network.contexts.get(bank), EPOCH, entries);
        texts.add(restoration.toString());
        network.states.put(bank, ((Restoration.Restored) restoration).state());
    }

    void noteOpened(OpenedSum opened) {
        texts.add(opened.toString());
        canaries.add("nonce of slot " + opened.aggregation().slot(), opened.nonce());
        for (int i = 0; i < CELLS; i++) {
            canaries.add("sum " + i + " of slot " + opened.aggregation().slot(), FIELD, opened.cells()[i]);
        }
    }

    void noteEverythingElse() {
        network.told.values().forEach(effects -> effects.forEach(effect -> texts.add(effect.toString())));
        network.states.values().forEach(state -> texts.add(state.toString()));
        network.contexts.values().forEach(context -> {
            texts.add(context.toString());
            texts.add(context.keys().toString());
            texts.add(context.signer().toString());
            texts.add(context.primitives().toString());
            texts.add(context.keysOf(network.sessionId).toString());
        });
    }

    // What the recipient makes of the message and of three damaged copies, whether it arrives or not.
    private Network.Packet watch(Network.Packet packet) {
        SumCodec.Decoded decoded = SumCodec.decode(packet.bytes());
        texts.add(decoded.toString());
        if (decoded instanceof SumCodec.Decoded.Message(Contribution contribution)) {
            contribution.boxes().forEach(this::noteShares);
        }
        for (int copy = 0; copy < 4; copy++) {
            byte[] bytes = packet.bytes().clone();
            if (copy > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            SumInput input = new SumInput.ReceivedBytes(bytes);
            texts.add(input.toString());
            texts.add(network.parties.get(packet.to()).step(network.states.get(packet.to()), input).toString());
        }
        return packet;
    }

    private void noteShares(SealedShares box) {
        SumContext recipient = network.contexts.get(box.to());
        Secret key = recipient.keysOf(box.aggregation()).shareSeal(box.from(), box.to());
        String name = "that " + box.from() + " sealed for " + box.to() + " in " + box.aggregation().hex();
        canaries.add("key " + name, key);
        byte[] shares = recipient.primitives().open(key.reveal(), box.ciphertext().array()).orElseThrow();
        for (int at = 0; at < shares.length; at += SeedSharing.SEED_BYTES) {
            canaries.add("share at " + at + " " + name, Arrays.copyOfRange(shares, at, at + SeedSharing.SEED_BYTES));
        }
    }

    private void perform(String bank, Step<SessionState> step, Map<String, SessionState> states,
            ArrayDeque<Effect.Send> wire) {
        states.put(bank, step.state());
        texts.add(step.toString());
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Send send) {
                wire.add(send);
            }
            if (effect instanceof Effect.SessionReady(PairKeys keys)) {
                adopt(bank, keys);
            }
        }
    }

    private void adopt(String bank, PairKeys keys) {
        SumContext before = network.contexts.get(bank);
        SumContext context = new SumContext(
                keys, JdkPrimitives.create(), before.signer(), before.verifier(), before.evidence());
        network.contexts.put(bank, context);
        network.parties.put(bank, new SumParty(context));
        network.roster.parties().forEach(other -> canaries.add("pair key of " + bank + " and " + other, keys.with(other)));
    }

    private void note(String name, RecordingRandom drawn) {
        for (int i = 0; i < drawn.given().size(); i++) {
            if (drawn.given().get(i).length >= 16) {
                canaries.add(name + ", no. " + i, drawn.given().get(i));
            }
        }
    }
}
