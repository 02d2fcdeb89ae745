package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.checkpoint.CheckpointExchange;
import io.riskmesh.gateway.peer.checkpoint.KnownLog;
import io.riskmesh.gateway.peer.checkpoint.LogBook;
import io.riskmesh.gateway.peer.checkpoint.LogView;
import io.riskmesh.gateway.peer.checkpoint.SplitLog;
import io.riskmesh.gateway.peer.checkpoint.SplitLogTable;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows peers the state of this gateway's receipt log, asks for the states of theirs, and asks others what they were shown: a round asks
/// every owner, and one witness for each.
final class CheckpointRounds {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRounds.class);

    private final LiveLedger ledger;
    private final SplitLogTable splits;
    private final Executor sql;
    private final InstantSource clock;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final CheckpointExchange exchange;
    private int round;

    /// Knows what was found before this process.
    ///
    /// @param sql for what is found
    CheckpointRounds(LiveLedger ledger, PeerCalls peers, KnownLog own, SplitLogTable splits, Executor sql, InstantSource clock)
            throws StorageFailure {
        this.ledger = ledger;
        this.splits = splits;
        this.sql = sql;
        this.clock = clock;
        LogBook book = new LogBook(new ReceiptKeys(ledger));
        splits.all().forEach(split -> {
            book.remember(split.log(), split.evidence());
            kept.add(split.log());
        });
        exchange = new CheckpointExchange(peers, own, book, this::saw);
    }

    private void saw(String log, LogView.Split evidence, PartyId shownBy) {
        if (!kept.contains(log)) {
            sql.execute(() -> keep(new SplitLog(log, evidence, shownBy, clock.millis())));
        }
    }

    private void keep(SplitLog split) {
        try {
            splits.keep(split);
            kept.add(split.log());
        } catch (StorageFailure e) {
            LOG.atError().addKeyValue("log", split.log()).setCause(e).log("receipt-log.split-not-kept"); // the next round shows it again
        }
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
