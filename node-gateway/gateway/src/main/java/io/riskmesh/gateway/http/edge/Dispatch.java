package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.flow.Flows;
import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.idempotency.IdempotencyTable;
import io.riskmesh.gateway.http.idempotency.OnceOnly;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.openapi.Replay;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ScoringReason;
import io.vertx.core.Context;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// Brings a call to its handler, on the thread that the handler wants, within the permits of its bulkhead.
public final class Dispatch {
    private final RouteTable routes;
    private final Flows flows;
    private final Map<Bulkhead, Permits> permits;
    private final IdempotencyTable table;

    /// @param permits for every bulkhead
    public Dispatch(RouteTable routes, Flows flows, Map<Bulkhead, Permits> permits, IdempotencyTable table) {
        this.routes = routes;
        this.flows = flows;
        this.permits = new EnumMap<>(permits);
        this.table = table;
    }

    RouteTable routes() {
        return routes;
    }

    void call(Exchange exchange, ApiCall call, Context context) {
        Permits bulkhead = permits.get(call.operation().bulkhead());
        switch (routes.handler(call.operation())) {
            case Answering.Blocking(ApiHandler handler) -> onFlow(exchange, call, keyed(call, handler), bulkhead, context);
            case Answering.OnLoop onLoop -> onLoop(exchange, call, onLoop, bulkhead);
            case Answering.Streaming streaming -> streaming(exchange, call, streaming, bulkhead);
        }
    }

    private ApiHandler keyed(ApiCall call, ApiHandler handler) {
        return call.operation().replay() == Replay.TABLE ? new OnceOnly(handler, table) : handler;
    }

    private void onFlow(Exchange exchange, ApiCall call, ApiHandler handler, Permits bulkhead, Context context) {
        boolean started = flows.start(bulkhead, call.operation().operationId(), () -> {
            ApiAnswer answer = CurrentSpan.with(exchange.span(), () -> answered(exchange, call, handler));
            context.runOnContext(_ -> exchange.answer(answer));
        });
        if (!started) {
            exchange.refuse(full(bulkhead));
        }
    }

    private static ApiAnswer answered(Exchange exchange, ApiCall call, ApiHandler handler) {
        try {
            return handler.handle(call);
        } catch (LedgerUnavailable e) {
            exchange.failed(e);
            return new ApiAnswer.Refused(Problem.of(GatewayReason.LEDGER_UNAVAILABLE, "The ledger cannot be reached."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ApiAnswer.Refused(Problem.of(ScoringReason.OVERLOADED, "The gateway stops."));
        } catch (IOException | RuntimeException e) {
            exchange.failed(e);
            return new ApiAnswer.Refused(internal());
        }
    }

    private static void onLoop(Exchange exchange, ApiCall call, Answering.OnLoop answering, Permits bulkhead) {
        if (!bulkhead.take()) {
            exchange.refuse(full(bulkhead));
            return;
        }
        try {
            CurrentSpan.with(exchange.span(), () -> answering.handler().handle(call)).onComplete(result -> {
                bulkhead.giveBack();
                if (result.succeeded()) {
                    exchange.answer(result.result());
                } else {
                    exchange.failed(result.cause());
                    exchange.refuse(internal());
                }
            });
        } catch (RuntimeException e) {
            bulkhead.giveBack();
            exchange.failed(e);
            exchange.refuse(internal());
        }
    }

    private static void streaming(Exchange exchange, ApiCall call, Answering.Streaming answering, Permits bulkhead) {
        if (!bulkhead.take()) {
            exchange.refuse(full(bulkhead));
            return;
        }
        exchange.whenOver(bulkhead::giveBack);
        try {
            answering.handler().open(call, exchange.request().response());
        } catch (RuntimeException e) {
            exchange.failed(e);
            exchange.refuse(internal());
        }
    }

    private static Problem full(Permits bulkhead) {
        return Problem.of(ScoringReason.OVERLOADED, "Too many calls at one time: " + bulkhead.name() + ".");
    }

    private static Problem internal() {
        return Problem.of(GatewayReason.INTERNAL, "The gateway failed; its log has more under the trace id.");
    }
}
