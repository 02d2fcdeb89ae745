package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.checkpoint.CheckpointExchange;
import io.riskmesh.gateway.peer.checkpoint.KnownLog;
import io.riskmesh.gateway.peer.checkpoint.LogBook;
import io.riskmesh.ledger.PartyId;
import java.util.List;

/// Shows peers the state of this gateway's receipt log, asks for the states of theirs, and asks others what they were shown: a round asks
/// every owner, and one witness for each.
final class CheckpointRounds {
    private final LiveLedger ledger;
    private final CheckpointExchange exchange;
    private int round;

    CheckpointRounds(LiveLedger ledger, PeerCalls peers, KnownLog own) {
        this.ledger = ledger;
        exchange = new CheckpointExchange(peers, own, new LogBook(new ReceiptKeys(ledger)));
    }

    /// One round; by one thread at a time. What comes of it is told by the log of the exchange.
    void run() {
        List<PartyId> peers = ledger.tlsKeys().keySet().stream().filter(party -> !party.equals(ledger.party())).sorted().toList();
        round++;
        for (int i = 0; i < peers.size(); i++) {
            PartyId owner = peers.get(i);
            String log = RoomLog.idOf(owner);
            PartyId witness = peers.get((i + round) % peers.size());
            exchange.ask(owner, log).thenCompose(_ -> exchange.ask(witness, log));
        }
    }
}
