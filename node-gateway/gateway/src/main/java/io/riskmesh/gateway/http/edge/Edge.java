package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.idempotency.KeyedRequest;
import io.riskmesh.gateway.openapi.Access;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.gateway.trace.TraceContext;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// What a listener does with a request of the API. One for each listener, shared by its event loops. What is refused here was not
/// looked into: neither body nor parameters.
public final class Edge implements Handler<HttpServerRequest> {
    private static final int METHOD_NOT_ALLOWED = 405;

    private final String listener;
    private final PartyId party;
    private final CallerSource callers;
    private final Limits limits;
    private final Dispatch dispatch;
    private final EdgeObserver observer;
    private final Spans spans;
    private final LongSupplier nanoTime;

    /// @param listener its name in metrics
    /// @param party whose gateway this is: the party of a caller that says nothing
    /// @param spans of requests
    public Edge(String listener, PartyId party, CallerSource callers, Limits limits, Dispatch dispatch, EdgeObserver observer, Spans spans,
            LongSupplier nanoTime) {
        this.listener = listener;
        this.party = party;
        this.callers = callers;
        this.limits = limits;
        this.dispatch = dispatch;
        this.observer = observer;
        this.spans = spans;
        this.nanoTime = nanoTime;
    }

    @Override
    public void handle(HttpServerRequest request) {
        OpenSpan span = spans.received(SpanName.HTTP, request.getHeader(TraceContext.HEADER));
        Exchange exchange = new Exchange(request, span, listener, observer, nanoTime);
        request.pause();
        switch (dispatch.routes().find(request.method().name(), request.path() == null ? "" : request.path())) {
            case Route.Found found -> {
                exchange.routed(found);
                identify(exchange, found.operation());
            }
            case Route.WrongMethod(Set<String> allowed) -> {
                request.response().putHeader("allow", String.join(", ", allowed));
                exchange.refuse(new Problem(GatewayReason.INVALID_REQUEST, METHOD_NOT_ALLOWED,
                        "This resource has other methods.", Map.of()));
            }
            case Route.Unknown _ -> exchange.refuse(Problem.of(LedgerReason.NOT_FOUND, "There is no such resource."));
        }
    }

    private void identify(Exchange exchange, Operation operation) {
        Context context = Vertx.currentContext();
        callers.identify(exchange.request(), operation).onComplete(result -> {
            if (result.failed()) {
                exchange.failed(result.cause());
                exchange.refuse(Problem.of(GatewayReason.INTERNAL, "Who calls could not be found out."));
                return;
            }
            switch (result.result()) {
                case Identity.Known(Caller caller) -> admit(exchange, operation, caller, context);
                case Identity.Nobody _ -> admitNobody(exchange, operation, context);
                case Identity.Rejected(Problem problem) -> exchange.refuse(problem);
            }
        });
    }

    private void admitNobody(Exchange exchange, Operation operation, Context context) {
        if (operation.access() == Access.PUBLIC) {
            admit(exchange, operation, new Caller("", party, Set.of()), context);
        } else {
            exchange.refuse(Problem.of(GatewayReason.UNAUTHENTICATED, "This operation asks who calls."));
        }
    }

    private void admit(Exchange exchange, Operation operation, Caller caller, Context context) {
        if (!operation.allows(caller.roles())) {
            exchange.refuse(Problem.of(GatewayReason.FORBIDDEN_ROLE, "This operation asks for another role."));
        } else if (!limits.take(operation, caller.subject())) {
            exchange.refuse(Problem.of(GatewayReason.RATE_LIMITED, "Too many requests of one subject in a second."));
        } else if (!keyFits(exchange, operation)) {
            exchange.refuse(Problem.of(GatewayReason.IDEMPOTENCY_KEY_MISSING,
                    "Expected an Idempotency-Key of 1 to 128 visible ASCII characters."));
        } else {
            BodyReader.read(context.owner(), exchange.request(), operation.bodyLimit(),
                    body -> dispatch.call(exchange, call(exchange, operation, caller, body), context), exchange::refuse);
        }
    }

    private static boolean keyFits(Exchange exchange, Operation operation) {
        String key = exchange.request().getHeader(KeyedRequest.HEADER);
        return key == null ? !operation.keyRequired() : !operation.idempotent() || KeyedRequest.isKey(key);
    }

    private static ApiCall call(Exchange exchange, Operation operation, Caller caller, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.request().headers().forEach((name, value) ->
                headers.merge(name.toLowerCase(Locale.ROOT), value, (first, second) -> first + "," + second));
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String name : exchange.request().query() == null ? Set.<String>of() : exchange.request().params().names()) {
            query.put(name, List.copyOf(exchange.request().params().getAll(name)));
        }
        return new ApiCall(operation, caller, exchange.parameters(), query, headers, body, exchange.trace().traceId());
    }

    /// How often a subject may ask.
    public static final class Limits {
        private final TokenBuckets scores;
        private final TokenBuckets others;

        /// @param scoresPerSecond of one subject
        /// @param othersPerSecond of one subject, all other operations together
        public Limits(int scoresPerSecond, int othersPerSecond, LongSupplier nanoTime) {
            this.scores = new TokenBuckets(scoresPerSecond, nanoTime);
            this.others = new TokenBuckets(othersPerSecond, nanoTime);
        }

        boolean take(Operation operation, String subject) {
            return (operation.bulkhead() == Bulkhead.SCORE ? scores : others).take(subject);
        }
    }
}
