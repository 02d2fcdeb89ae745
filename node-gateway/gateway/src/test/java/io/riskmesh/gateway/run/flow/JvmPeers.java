package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The wire between gateways of one process: messages and letters in order, lost peers, nothing kept for a process that is gone but
/// what was sent to its next one.
final class JvmPeers implements AutoCloseable {
    private final Map<PartyId, Station> stations = new TreeMap<>();
    private final ExecutorService post = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    /// A process of a bank.
    synchronized Station station(PartyId party, Database database) {
        Station station = new Station(party, database);
        Station before = stations.put(party, station);
        if (before != null) {
            station.letters.addAll(before.letters);
        }
        return station;
    }

    /// The process is gone: its peers hear of it.
    synchronized void gone(PartyId party) {
        stations.get(party).ears.clear();
        stations.get(party).reader = null;
        stations.values().stream().filter(other -> !other.party.equals(party)).forEach(other ->
                other.ears.values().forEach(ear -> ear.hears(() -> ear.listener.lost(party))));
    }

    private synchronized void deliver(PartyId from, PartyId to, Digest run, byte[] body) {
        Station station = stations.get(to);
        Ear ear = station.ears.get(run);
        if (ear == null) {
            station.early.computeIfAbsent(run, _ -> new ArrayList<>()).add(new Early(from, body));
        } else {
            ear.hears(() -> ear.listener.received(from, body));
        }
    }

    private synchronized void write(PartyId from, PartyId to, byte[] body) {
        stations.get(to).letters.add(new Early(from, body));
        post.execute(() -> bring(to));
    }

    private void bring(PartyId to) {
        Station station;
        List<Early> letters;
        synchronized (this) {
            station = stations.get(to);
            if (station.reader == null) {
                return;
            }
            letters = List.copyOf(station.letters);
            station.letters.clear();
        }
        for (Early letter : letters) {
            try {
                station.database.write(connection -> {
                    station.reader.read(connection, letter.from(), letter.body());
                    return 0;
                });
            } catch (StorageFailure e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        post.shutdownNow();
    }

    private record Early(PartyId from, byte[] body) {}

    private record Ear(RunListener listener, ExecutorService thread) {
        void hears(Runnable what) {
            thread.execute(what);
        }
    }

    /// One bank's end.
    final class Station implements RunStreams, PeerMail {
        private final PartyId party;
        private final Database database;
        private final Map<Digest, Ear> ears = new TreeMap<>();
        private final Map<Digest, List<Early>> early = new TreeMap<>();
        private final List<Early> letters = new ArrayList<>();
        private MailReader reader;

        Station(PartyId party, Database database) {
            this.party = party;
            this.database = database;
        }

        @Override
        public void open(Digest run, RunListener listener) {
            synchronized (JvmPeers.this) {
                Ear ear = new Ear(listener, Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
                ears.put(run, ear);
                early.getOrDefault(run, List.of()).forEach(one -> ear.hears(() -> listener.received(one.from(), one.body())));
                early.remove(run);
            }
        }

        @Override
        public void send(Digest run, PartyId to, byte[] body) {
            JvmPeers.this.deliver(party, to, run, body);
        }

        @Override
        public void readmit(Digest run, PartyId peer) {
            // nobody is kept out
        }

        @Override
        public void close(Digest run) {
            synchronized (JvmPeers.this) {
                ears.remove(run);
            }
        }

        @Override
        public void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) {
            write(party, to, body);
        }

        @Override
        public void deliver(MailKind kind, MailReader reads) {
            synchronized (JvmPeers.this) {
                reader = reads;
            }
            post.execute(() -> bring(party));
        }
    }
}
