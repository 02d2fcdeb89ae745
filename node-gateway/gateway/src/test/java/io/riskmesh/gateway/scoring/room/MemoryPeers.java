package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.ledger.PartyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Gateways in one process that reach each other without a wire. Budgets hold; a gateway can be made unreachable.
final class MemoryPeers implements AutoCloseable {
    private final Map<PartyId, Map<PeerCall, PeerService>> services = new ConcurrentHashMap<>();
    private final Map<PartyId, Map<MailKind, MailReader>> readers = new ConcurrentHashMap<>();
    private final Set<PartyId> away = ConcurrentHashMap.newKeySet();
    private final ExecutorService wire = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService post = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    /// From now on the party hears nothing, or does again.
    void away(PartyId party, boolean isAway) {
        if (isAway) {
            away.add(party);
        } else {
            away.remove(party);
        }
    }

    /// A gateway's restart: it serves anew.
    void forget(PartyId party) {
        services.remove(party);
        readers.remove(party);
    }

    PeerCalls calls(PartyId self) {
        return new PeerCalls() {
            @Override
            public CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget) {
                CompletableFuture<PeerReply> reply = new CompletableFuture<>();
                PeerService service = services.getOrDefault(to, Map.of()).get(kind);
                if (!away.contains(to) && !away.contains(self) && service != null) {
                    wire.execute(() -> service.answer(new PeerQuestion(self, subject, body, budget)).whenComplete((answer, failure) ->
                            reply.complete(failure == null ? answer : new PeerReply.Unreachable("failed"))));
                }
                return reply.completeOnTimeout(new PeerReply.Unreachable("budget"), budget.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void serve(PeerCall kind, PeerService service) {
                services.computeIfAbsent(self, _ -> new ConcurrentHashMap<>()).put(kind, service);
            }
        };
    }

    PeerMail mail(PartyId self) {
        return new PeerMail() {
            @Override
            public void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) {
                byte[] copy = body.clone();
                post.execute(() -> deliver(to, kind, copy));
            }

            @Override
            public void deliver(MailKind kind, MailReader reader) {
                readers.computeIfAbsent(self, _ -> new ConcurrentHashMap<>()).put(kind, reader);
            }

            private void deliver(PartyId to, MailKind kind, byte[] body) {
                try {
                    MailReader reader = readers.getOrDefault(to, Map.of()).get(kind);
                    if (reader != null) {
                        reader.read(null, self, body);
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public void close() {
        post.shutdownNow();
        wire.shutdownNow();
    }
}
