package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;

/// A bank's answer to {@link OpenRun}, or its wish to come back into a run that goes on. To the coordinator only;
/// {@link StartSession} names its digest.
///
/// @param epoch of the opening that is answered, or [#KNOCK]
/// @param nonce fresh random bytes, so that no two sessions have the same id
/// @param join digest of the bank's own `RunJoin`
/// @param held points it can go back to, ascending, at most two; empty if it holds nothing
/// @param opened what it revealed something of and did not see finished
public record JoinRun(
        Header header, int epoch, Digest nonce, Digest join, Digest schema, Digest plan, List<HeldTree> held,
        Optional<OpenedTree> opened)
        implements RoundMessage {
    /// Asks to be let in, without having been asked.
    public static final int KNOCK = -1;

    static final int MOST_HELD = 2;

    public JoinRun {
        held = List.copyOf(held);
    }

    void write(MessageWriter out) {
        out.i32(epoch).digest(nonce).digest(join).digest(schema).digest(plan).list(held, JoinRun::writeHeld).optional(opened, JoinRun::writeOpened);
    }

    static JoinRun read(Header header, MessageReader in) throws RefusedRound {
        return new JoinRun(header, in.within(KNOCK, Integer.MAX_VALUE), in.digest(), in.digest(), in.digest(), in.digest(),
                in.list(36, MOST_HELD, JoinRun::readHeld), in.optional(JoinRun::readOpened));
    }

    private static void writeHeld(MessageWriter out, HeldTree held) {
        out.i32(held.trees()).digest(held.transcript());
    }

    private static HeldTree readHeld(MessageReader in) throws RefusedRound {
        return new HeldTree(in.count(), in.digest());
    }

    private static void writeOpened(MessageWriter out, OpenedTree opened) {
        out.i32(opened.tree()).digest(opened.gradients()).parties(opened.members());
    }

    private static OpenedTree readOpened(MessageReader in) throws RefusedRound {
        return new OpenedTree(in.within(Header.BEFORE_TREES, Integer.MAX_VALUE), in.digest(), in.parties());
    }
}
