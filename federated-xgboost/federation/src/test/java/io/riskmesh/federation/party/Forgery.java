package io.riskmesh.federation.party;

import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import java.util.Optional;
import java.util.function.Function;

/// Changes the first message of a kind on its way to one bank: what a coordinator, or whoever speaks in its place, could say.
final class Forgery {
    boolean done;

    /// From now on, the first message to this bank that the change answers for is replaced.
    static <M extends RoundMessage> Forgery to(Consortium consortium, int bank, Class<M> kind, Function<M, Optional<RoundMessage>> change) {
        Forgery forgery = new Forgery();
        consortium.tap = packet -> {
            RoundMessage message = message(packet);
            if (!forgery.done && packet.to().equals(consortium.bank(bank)) && kind.isInstance(message)) {
                Optional<RoundMessage> changed = change.apply(kind.cast(message));
                forgery.done = changed.isPresent();
                return changed.map(other -> new Consortium.Packet(packet.from(), packet.to(), RoundCodec.encode(other))).orElse(packet);
            }
            return packet;
        };
        return forgery;
    }

    /// Null if it is no round message.
    static RoundMessage message(Consortium.Packet packet) {
        return RoundCodec.isRound(packet.bytes())
                && RoundCodec.decode(packet.bytes()) instanceof RoundCodec.Decoded.Message(RoundMessage message) ? message : null;
    }
}
