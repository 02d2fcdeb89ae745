package io.riskmesh.gateway.peer.asking;

import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.link.Exchange;
import io.riskmesh.gateway.peer.link.Outgoing;
import io.riskmesh.gateway.peer.link.PeerLinks;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.TraceContext;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/// One question until it is answered, refused or given up.
final class Asking {
    private static final int BUSY = 503;
    private static final int RATE_LIMITED = 429;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Vertx vertx;
    private final PeerLinks links;
    private final PeerPace pace;
    private final LongSupplier nanos;
    private final Backoff backoff;
    private final PartyId to;
    private final Question question;
    private final CompletableFuture<PeerReply> reply = new CompletableFuture<>();

    /// @param deadline on the clock of `nanos`
    /// @param span of the call, which the peer goes on with
    record Question(PeerRoute.Call route, PeerMedia media, byte[] body, long deadline, OpenSpan span) {}

    Asking(Vertx vertx, PeerLinks links, PeerPace pace, LongSupplier nanos, Backoff backoff, PartyId to, Question question) {
        this.vertx = vertx;
        this.links = links;
        this.pace = pace;
        this.nanos = nanos;
        this.backoff = backoff;
        this.to = to;
        this.question = question;
    }

    CompletableFuture<PeerReply> reply() {
        pace.retries().tried();
        ask(1);
        return reply;
    }

    private long leftMillis() {
        return (question.deadline() - nanos.getAsLong()) / NANOS_PER_MILLI;
    }

    private void ask(int tries) {
        long left = leftMillis();
        if (left <= 0) {
            reply.complete(new PeerReply.Unreachable("deadline"));
        } else if (!pace.breaker().admits()) {
            reply.complete(new PeerReply.Unreachable("breaker"));
        } else {
            links.send(to, outgoing(left)).onSuccess(exchange -> take(exchange, tries));
        }
    }

    private Outgoing outgoing(long leftMillis) {
        Map<String, String> headers = new HashMap<>();
        headers.put(PeerHeaders.BUDGET, Long.toString(leftMillis));
        question.span().context().ifPresent(trace -> headers.put(TraceContext.HEADER, trace.header()));
        boolean looks = question.route().kind().looks();
        if (looks) {
            headers.put(PeerHeaders.QUESTION, Base64.getUrlEncoder().withoutPadding().encodeToString(question.body()));
        }
        return new Outgoing(question.route(), looks, false, question.media(), headers, question.body(),
                question.route().kind().answerBytes(), Duration.ofMillis(leftMillis));
    }

    private void take(Exchange exchange, int tries) {
        PeerReply taken = read(exchange);
        switch (taken) {
            case PeerReply.Answer _, PeerReply.Refused _ -> {
                pace.breaker().answered();
                reply.complete(taken);
            }
            case PeerReply.Unreachable _ -> {
                pace.breaker().failed();
                again(taken, tries);
            }
        }
    }

    private PeerReply read(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Failed(String why) -> new PeerReply.Unreachable(why);
            case Exchange.Reached reached when reached.status() == Exchange.OK ->
                    reached.media().filter(question.media()::equals).isPresent() ? new PeerReply.Answer(reached.body())
                            : new PeerReply.Unreachable("unreadable");
            case Exchange.Reached reached when reached.status() == BUSY || reached.status() == RATE_LIMITED ->
                    new PeerReply.Unreachable("busy");
            case Exchange.Reached reached -> reached.refusal().<PeerReply>map(PeerReply.Refused::new)
                    .orElseGet(() -> new PeerReply.Unreachable("unreadable"));
        };
    }

    private void again(PeerReply last, int tries) {
        long wait = backoff.millis(tries);
        if (question.route().kind().repeatable() && wait < leftMillis() && pace.retries().take()) {
            vertx.setTimer(wait, _ -> ask(tries + 1));
        } else {
            reply.complete(last);
        }
    }
}
