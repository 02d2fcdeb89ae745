package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.PairCodec;
import io.riskmesh.federation.message.PairHeader;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.JointReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Two directions of messages with one other bank in one session, each message naming the digest of those before.
final class Channel {
    private final Digest run;
    private final int epoch;
    private final PartyId self;
    private final PartyId peer;
    private Digest sent;
    private Digest received;

    Channel(Digest run, int epoch, PartyId self, PartyId peer) {
        this.run = run;
        this.epoch = epoch;
        this.self = self;
        this.peer = peer;
        sent = start(self, peer);
        received = start(peer, self);
    }

    private Digest start(PartyId from, PartyId to) {
        return Digest.of("pair-transcript", PaymentId.enc(run.toBytes(), ByteBuffer.allocate(Integer.BYTES).putInt(epoch).array(),
                from.value().getBytes(StandardCharsets.US_ASCII), to.value().getBytes(StandardCharsets.US_ASCII)));
    }

    PairSend say(int slot, int step, Function<PairHeader, PairMessage> message) {
        byte[] bytes = PairCodec.encode(message.apply(new PairHeader(run, epoch, slot, step, self, peer, sent)));
        sent = after(sent, bytes);
        return new PairSend(peer, bytes);
    }

    /// Refuses what does not continue what the peer said before.
    void hear(PairMessage message, byte[] bytes) throws RefusedRound {
        unless(message.header().previous().equals(received), JointReason.PASS_REPLAYED,
                "a message after " + received + " of " + peer, message.header().previous());
        received = after(received, bytes);
    }

    private static Digest after(Digest before, byte[] bytes) {
        return Digest.of("pair-transcript", PaymentId.enc(before.toBytes(), Digest.of("pair-entry", bytes).toBytes()));
    }
}
