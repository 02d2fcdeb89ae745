package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/// Mail between banks of one test: lies until it is carried.
final class Post {
    private final Map<PartyId, Box> boxes = new ConcurrentHashMap<>();
    private final Queue<Letter> letters = new ArrayDeque<>();

    private record Letter(PartyId from, PartyId to, byte[] body) {}

    private record Box(Database database, MailReader reader) {}

    PeerMail of(PartyId own, Database database) {
        return new PeerMail() {
            @Override
            public void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) {
                letters.add(new Letter(own, to, body.clone()));
            }

            @Override
            public void deliver(MailKind kind, MailReader reader) {
                boxes.put(own, new Box(database, reader));
            }
        };
    }

    /// Delivers what lies, each letter twice.
    void carry() throws Exception {
        for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
            deliver(letter.from(), letter.to(), letter.body());
            deliver(letter.from(), letter.to(), letter.body());
        }
    }

    void deliver(PartyId from, PartyId to, byte[] body) throws Exception {
        Box box = boxes.get(to);
        box.database().write(connection -> {
            box.reader().read(connection, from, body);
            return null;
        });
    }
}
