package io.riskmesh.federation.party;

import io.riskmesh.federation.message.PairCodec;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.ledger.PartyId;
import java.util.Arrays;
import java.util.Optional;

/// Messages of pairs as they are on their way, with their senders' signatures.
final class PairPackets {
    private PairPackets() {}

    /// What somebody on the way can read; empty for other messages.
    static Optional<PairMessage> read(Consortium.Packet packet) {
        return PairCodec.isPair(packet.bytes()) && PairCodec.decode(message(packet.bytes())) instanceof PairCodec.Decoded.Message(PairMessage message)
                ? Optional.of(message) : Optional.empty();
    }

    static byte[] message(byte[] signed) {
        return Arrays.copyOf(signed, signed.length - PairSignatures.BYTES);
    }

    /// As a bank says it that has a key of the run, whatever it says.
    static byte[] signed(PartyId bank, PairMessage message) {
        return new PairSignatures(PartyKeys.signer(bank), null).sign(PairCodec.encode(message));
    }
}
