package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.door.Arrival;
import io.riskmesh.gateway.peer.door.PeerAnswer;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.peer.wire.RunTag;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes letters in and out. Thread-safe.
public final class PostOffice implements PeerMail {
    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
    private static final int PLACES = 16;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final PartyId self;
    private final Database database;
    private final Executor sql;
    private final Outbox outbox;
    private final Carriers carriers;
    private final Map<MailKind, MailReader> readers = new ConcurrentHashMap<>();
    private final Map<PartyId, Semaphore> places = new ConcurrentHashMap<>();

    PostOffice(PartyId self, Database database, Executor sql, Outbox outbox, Carriers carriers) {
        this.self = self;
        this.database = database;
        this.sql = sql;
        this.outbox = outbox;
        this.carriers = carriers;
    }

    @Override
    public void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) throws SQLException {
        if (body.length > MailKind.MAX_BYTES || !PartyId.isId(stream) || to.equals(self)) {
            throw new IllegalArgumentException("A letter goes to another party, in a stream named by an id, with at most "
                    + MailKind.MAX_BYTES + " bytes, got " + body.length);
        }
        outbox.add(transaction, to, kind, stream, body);
        carriers.expect(to);
    }

    @Override
    public void deliver(MailKind kind, MailReader reader) {
        if (readers.putIfAbsent(kind, reader) != null) {
            throw new IllegalStateException(kind + " is read already");
        }
    }

    /// Takes a letter that came in.
    public void arrived(Arrival<PeerRoute.Mail> arrival) {
        Optional<Inbox.Incoming> letter = letter(arrival);
        MailReader reader = readers.get(arrival.route().kind());
        if (letter.isEmpty()) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.INVALID_REQUEST));
        } else if (reader == null) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.PEER_UNAVAILABLE));
        } else {
            note(arrival, letter.get(), reader);
        }
    }

    private static Optional<Inbox.Incoming> letter(Arrival<PeerRoute.Mail> arrival) {
        Optional<String> outbox = arrival.header().apply(PeerHeaders.OUTBOX).filter(RunTag::isBoot);
        Optional<String> stream = arrival.header().apply(PeerHeaders.STREAM).filter(PartyId::isId);
        Optional<Long> sequence = arrival.header().apply(PeerHeaders.SEQUENCE).filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong);
        return outbox.isPresent() && stream.isPresent() && sequence.isPresent()
                ? Optional.of(new Inbox.Incoming(arrival.from(), outbox.get(), stream.get(), sequence.get(), arrival.body()))
                : Optional.empty();
    }

    private void note(Arrival<PeerRoute.Mail> arrival, Inbox.Incoming letter, MailReader reader) {
        Semaphore place = places.computeIfAbsent(letter.from(), _ -> new Semaphore(PLACES));
        if (!place.tryAcquire()) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.RATE_LIMITED));
            return;
        }
        try {
            sql.execute(() -> {
                try {
                    arrival.answering().answer(noted(letter, reader));
                } finally {
                    place.release();
                }
            });
        } catch (RejectedExecutionException _) {
            place.release(); // the gateway stops: the letter stays with its sender
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.PEER_UNAVAILABLE));
        }
    }

    private PeerAnswer noted(Inbox.Incoming letter, MailReader reader) {
        try {
            return answer(letter, database.write(transaction -> Inbox.note(transaction, letter, reader)));
        } catch (StorageFailure e) {
            LOG.warn("peer_mail_not_noted party={}: {}", letter.from(), e.getMessage());
            return new PeerAnswer.Refused(GatewayReason.PEER_UNAVAILABLE);
        } catch (RuntimeException e) {
            LOG.error("peer_mail_reader_failed party={}", letter.from(), e);
            return new PeerAnswer.Refused(GatewayReason.INTERNAL);
        }
    }

    private static PeerAnswer answer(Inbox.Incoming letter, Inbox.Noted noted) {
        return switch (noted) {
            case Inbox.Noted.Read(long next) -> new PeerAnswer.Noted(expecting(next));
            case Inbox.Noted.Gap(long next) -> conflict("gap", letter, next);
            case Inbox.Noted.Differs(long next) -> conflict("differs", letter, next);
        };
    }

    private static PeerAnswer conflict(String how, Inbox.Incoming letter, long next) {
        LOG.warn("peer_mail_conflict how={} party={} seq={} next={}", how, letter.from(), letter.sequence(), next);
        return new PeerAnswer.Refused(GatewayReason.CONFLICT, expecting(next));
    }

    private static Map<String, String> expecting(long next) {
        return Map.of(PeerHeaders.SEQUENCE, Long.toString(next));
    }

    /// Begins to carry what waits.
    public void start() {
        carriers.start();
    }

    /// Carries no more; what waits goes with the next start.
    public void close() {
        carriers.close();
    }
}
