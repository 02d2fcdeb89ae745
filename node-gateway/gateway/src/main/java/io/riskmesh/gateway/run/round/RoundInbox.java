package io.riskmesh.gateway.run.round;

import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.step.Input;
import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What waits for a bank's machine, in the order of its coming. It outlives a machine that stopped: what a peer says to the next
/// one may come before that is there. Nobody is held back for long, or two banks that send to each other would wait for ever; a
/// peer that sends more than a run can need is lost instead.
public final class RoundInbox implements RunListener {
    private static final long MOST_BYTES = 512L << 20;

    private final LinkedBlockingQueue<Input> waiting = new LinkedBlockingQueue<>();
    private final Map<PartyId, AtomicLong> bytes = new TreeMap<>();
    private final Consumer<PartyId> readmit;

    /// @param banks of the run, this one included
    /// @param readmit takes a lost peer back into the run's streams
    public RoundInbox(Iterable<PartyId> banks, Consumer<PartyId> readmit) {
        banks.forEach(bank -> bytes.put(bank, new AtomicLong()));
        this.readmit = readmit;
    }

    @Override
    public void received(PartyId from, byte[] body) {
        AtomicLong held = bytes.get(from);
        if (held == null) {
            return; // no bank of this run
        }
        if (held.addAndGet(body.length) > MOST_BYTES) {
            held.addAndGet(-body.length);
            waiting.add(new Input.PeerLost(from));
            return;
        }
        waiting.add(new Input.Received(from, body));
    }

    @Override
    public void lost(PartyId peer) {
        waiting.add(new Input.PeerLost(peer));
        readmit.accept(peer);
    }

    void put(Input input) {
        if (input instanceof Input.Received(PartyId from, byte[] body)) {
            bytes.get(from).addAndGet(body.length);
        }
        waiting.add(input);
    }

    /// Forgets what belongs to an earlier sitting: what the machine told itself, as a new one would take it for its own; at the
    /// coordinator all messages, as it opens the run anew and an answer to an earlier opening would begin a session that its bank
    /// refuses; at another bank the ends of what the coordinator opened before its last opening. Otherwise each bank's stop ends the
    /// others' next sitting, for ever.
    void beginSitting(PartyId self, boolean coordinates) {
        Set<Input> old = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Input> ends = new ArrayList<>();
        boolean opened = false;
        for (Input input : waiting) {
            switch (input) {
                case Input.Received received when coordinates || received.from().equals(self) -> old.add(received);
                case Input.Received(PartyId _, byte[] body) when isA(OpenRun.class, body) -> {
                    opened = true;
                    old.addAll(ends);
                }
                case Input.Received received when isA(AbortRun.class, received.bytes()) -> ends.add(received);
                case Input.Received _, Input.PeerLost _ -> { }
                case Input.Begin _, Input.SurvivorsRegistered _, Input.SurvivorsRefused _, Input.Withdraw _ -> old.add(input);
            }
        }
        if (!opened) {
            old.addAll(ends); // no opening waits: the machine before this one saw it
        }
        waiting.removeIf(input -> old.contains(input) && forgotten(input));
    }

    private boolean forgotten(Input input) {
        if (input instanceof Input.Received(PartyId from, byte[] body)) {
            bytes.get(from).addAndGet(-body.length);
        }
        return true;
    }

    private static boolean isA(Class<? extends RoundMessage> kind, byte[] body) {
        return RoundCodec.isRound(body) && RoundCodec.decode(body) instanceof RoundCodec.Decoded.Message(RoundMessage message)
                && kind.isInstance(message);
    }

    /// The next input; empty if none comes in time.
    Optional<Input> next(Duration most) throws InterruptedException {
        Optional<Input> input = Optional.ofNullable(waiting.poll(most.toMillis(), TimeUnit.MILLISECONDS));
        if (input.isPresent() && input.get() instanceof Input.Received(PartyId from, byte[] body)) {
            bytes.get(from).addAndGet(-body.length);
        }
        return input;
    }

    /// Whether the coordinator opens the run anew, or at the coordinator a bank asks to be let in. From any thread.
    public boolean isAsked() {
        return waiting.stream().anyMatch(input -> input instanceof Input.Received(PartyId _, byte[] body)
                && (isA(OpenRun.class, body) || isA(JoinRun.class, body)));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
