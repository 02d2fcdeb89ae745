package io.riskmesh.gateway.peer.asking;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.peer.door.Arrival;
import io.riskmesh.gateway.peer.link.PeerLinks;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/// Asks peers and has their questions answered. Thread-safe.
public final class LiveCalls implements PeerCalls {
    private final Vertx vertx;
    private final PeerLinks links;
    private final BiFunction<PartyId, String, OptionalInt> versions;
    private final LongSupplier nanos;
    private final Backoff backoff;
    private final PeerMeter meter;
    private final Map<PartyId, PeerPace> paces = new ConcurrentHashMap<>();
    private final AnsweredCalls answered = new AnsweredCalls();

    /// @param versions the version of a kind to speak with a peer; empty if there is no common one
    public LiveCalls(Vertx vertx, PeerLinks links, BiFunction<PartyId, String, OptionalInt> versions, LongSupplier nanos,
            Backoff backoff, PeerMeter meter) {
        this.vertx = vertx;
        this.links = links;
        this.versions = versions;
        this.nanos = nanos;
        this.backoff = backoff;
        this.meter = meter;
    }

    @Override
    public CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget) {
        check(kind, subject, body);
        OptionalInt version = versions.apply(to, kind.media());
        if (version.isEmpty()) {
            return CompletableFuture.completedStage(new PeerReply.Refused(GatewayReason.PEER_VERSION));
        }
        PeerPace pace = paces.computeIfAbsent(to, _ -> PeerPace.fresh(nanos));
        if (!pace.places().tryAcquire()) {
            return CompletableFuture.completedStage(new PeerReply.Unreachable("bulkhead"));
        }
        long deadline = nanos.getAsLong() + Math.min(budget.toNanos(), kind.longest().toNanos());
        OpenSpan span = CurrentSpan.get().child(SpanName.PEER_CALL).put(SpanField.PEER, to.value()).put(SpanField.KIND, kind.media());
        Asking asking = new Asking(vertx, links, pace, nanos, backoff, to,
                new Asking.Question(new PeerRoute.Call(kind, subject), new PeerMedia(kind.media(), version.getAsInt()), body, deadline, span));
        long began = nanos.getAsLong();
        return asking.reply().whenComplete((reply, _) -> {
            pace.places().release();
            PeerMeter.Outcome outcome = outcome(reply);
            span.put(SpanField.OUTCOME, outcome.name().toLowerCase(Locale.ROOT)).end();
            meter.took(to, kind.media(), outcome, nanos.getAsLong() - began);
        });
    }

    private static void check(PeerCall kind, String subject, byte[] body) {
        boolean named = kind.hasSubject() ? PartyId.isId(subject) : subject.isEmpty();
        if (!named || body.length > kind.questionBytes()) {
            throw new IllegalArgumentException("A question " + kind + " has " + (kind.hasSubject() ? "an id" : "nothing")
                    + " as subject and at most " + kind.questionBytes() + " bytes, got " + body.length);
        }
    }

    private static PeerMeter.Outcome outcome(PeerReply reply) {
        return switch (reply) {
            case PeerReply.Answer _ -> PeerMeter.Outcome.ANSWERED;
            case PeerReply.Refused _ -> PeerMeter.Outcome.REFUSED;
            case PeerReply.Unreachable _ -> PeerMeter.Outcome.UNREACHABLE;
        };
    }

    /// Whether questions to a peer are held back because it did not answer.
    public boolean isHeldBack(PartyId peer) {
        PeerPace pace = paces.get(peer);
        return pace != null && pace.breaker().isOpen();
    }

    @Override
    public void serve(PeerCall kind, PeerService service) {
        answered.serve(kind, service);
    }

    /// Answers a question that came in.
    public void arrived(Arrival<PeerRoute.Call> arrival) {
        answered.arrived(arrival);
    }
}
