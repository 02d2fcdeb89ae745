package io.riskmesh.gateway.peer.door;

import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.gateway.trace.TraceContext;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Handles `/peer/v1` of both listeners. The sender is the party that it says it is, if the connection's TLS key is that party's by
/// the current facts. Serves any number of event loops.
public final class PeerDoor implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final LongSupplier nanos;
    private final Senders senders;
    private final Versions versions;
    private final Arrivals arrivals;
    private final PeerMeter meter;
    private final Spans spans;

    /// @param parties the parties of a TLS key, by the current facts
    public PeerDoor(Vertx vertx, LongSupplier nanos, Function<Digest, Set<PartyId>> parties, Versions versions,
            Arrivals arrivals, PeerMeter meter, Spans spans) {
        this.vertx = vertx;
        this.nanos = nanos;
        senders = new Senders(parties);
        this.versions = versions;
        this.arrivals = arrivals;
        this.meter = meter;
        this.spans = spans;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response().exceptionHandler(_ -> { }); // a peer that hung up does not hear the answer
        Set<PartyId> speakers = senders.of(request.connection());
        if (speakers.isEmpty()) {
            // Told, then hung up on: nobody's connection is not kept.
            Response.refuse(request, SharedReason.NOT_A_MEMBER).onComplete(_ -> request.connection().close());
            return;
        }
        String claimed = request.getHeader(PeerHeaders.PARTY);
        Optional<PartyId> from = speakers.stream().filter(party -> party.value().equals(claimed)).findFirst();
        if (from.isEmpty()) {
            Response.refuse(request, SharedReason.WRONG_PARTY);
            return;
        }
        PeerRoute.of(request.path()).ifPresentOrElse(route -> checkMedia(request, from.get(), route),
                () -> Response.refuse(request, LedgerReason.NOT_FOUND));
    }

    private void checkMedia(HttpServerRequest request, PartyId from, PeerRoute route) {
        Optional<PeerMedia> media = PeerMedia.of(request.getHeader("content-type")).filter(m -> m.kind().equals(route.media()));
        if (media.isEmpty()) {
            Response.refuse(request, GatewayReason.UNSUPPORTED_MEDIA_TYPE);
        } else if (!versions.reads(media.get())) {
            Response.refuse(request, GatewayReason.PEER_VERSION);
        } else {
            readBody(request, from, route, media.get());
        }
    }

    private void readBody(HttpServerRequest request, PartyId from, PeerRoute route, PeerMedia media) {
        boolean looks = request.method().equals(HttpMethod.GET);
        if (looks != isLook(route) || !looks && !request.method().equals(HttpMethod.POST)) {
            Response.refuse(request, GatewayReason.INVALID_REQUEST);
        } else if (declared(request) > (looks ? 0 : route.bodyBytes())) {
            Response.refuse(request, GatewayReason.PAYLOAD_TOO_LARGE);
        } else if (looks) {
            question(request, route.bodyBytes()).ifPresentOrElse(body -> arrive(request, from, route, media, body),
                    () -> Response.refuse(request, GatewayReason.INVALID_REQUEST));
        } else {
            new BodyReader(vertx, nanos, route.bodyBytes(), code -> Response.refuse(request, code))
                    .read(request, body -> arrive(request, from, route, media, body));
        }
    }

    /// Whether a route is a GET.
    private static boolean isLook(PeerRoute route) {
        return switch (route) {
            case PeerRoute.Call call -> call.kind().looks();
            case PeerRoute.Mail _, PeerRoute.Run _ -> false;
        };
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private static Optional<byte[]> question(HttpServerRequest request, int most) {
        String header = request.getHeader(PeerHeaders.QUESTION);
        try {
            byte[] body = header == null ? new byte[0] : Base64.getUrlDecoder().decode(header);
            return body.length <= most ? Optional.of(body) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void arrive(HttpServerRequest request, PartyId from, PeerRoute route, PeerMedia media, byte[] body) {
        meter.bytes(from, route.media(), PeerMeter.Direction.IN, body.length);
        Answering answering = new Response(vertx.getOrCreateContext(), request, media);
        Function<String, Optional<String>> header = name -> Optional.ofNullable(request.getHeader(name));
        switch (route) {
            case PeerRoute.Call call -> {
                OpenSpan span = span(request, from, call);
                Answering traced = new TracedAnswering(span, answering);
                CurrentSpan.with(span, () -> {
                    arrivals.call(new Arrival<>(from, call, media.version(), header, body, traced));
                    return null;
                });
            }
            case PeerRoute.Mail mail -> arrivals.mail(new Arrival<>(from, mail, media.version(), header, body, answering));
            case PeerRoute.Run run -> arrivals.run(new Arrival<>(from, run, media.version(), header, body, answering));
        }
    }

    // Outside of a trace, such as a greeting's every other second, no span is made.
    private OpenSpan span(HttpServerRequest request, PartyId from, PeerRoute.Call call) {
        String header = request.getHeader(TraceContext.HEADER);
        return TraceContext.isOne(header) ? spans.received(SpanName.PEER_ANSWER, header).put(SpanField.PEER, from.value())
                .put(SpanField.KIND, call.media()) : OpenSpan.NONE;
    }

    private record TracedAnswering(OpenSpan span, Answering answering) implements Answering {
        @Override
        public void answer(PeerAnswer answer) {
            span.put(SpanField.OUTCOME, switch (answer) {
                case PeerAnswer.Answered _ -> "answered";
                case PeerAnswer.Noted _ -> "noted";
                case PeerAnswer.Refused refused -> refused.code().code();
            }).end();
            answering.answer(answer);
        }
    }

    /// Closes connections whose keys are no current keys any more; to be called when `Party` facts change.
    public void recheck() {
        senders.recheck();
    }
}
