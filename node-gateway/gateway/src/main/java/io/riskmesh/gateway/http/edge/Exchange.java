package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.TraceContext;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// One request on its way, and its one answer. Lives on the event loop of its connection.
final class Exchange {
    private final HttpServerRequest request;
    private final OpenSpan span;
    private final TraceContext trace;
    private final String listener;
    private final EdgeObserver observer;
    private final LongSupplier nanoTime;
    private final long began;
    private Optional<Operation> operation = Optional.empty();
    private Map<String, String> parameters = Map.of();
    private boolean observed;
    private Runnable whenOver = () -> {};

    Exchange(HttpServerRequest request, OpenSpan span, String listener, EdgeObserver observer, LongSupplier nanoTime) {
        this.request = request;
        this.span = span;
        this.trace = span.context().orElseThrow();
        this.listener = listener;
        this.observer = observer;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        // Called when the answer has been handed over, and also when the client is gone before that.
        request.response().endHandler(_ -> observe());
        request.response().closeHandler(_ -> observe());
        request.response().exceptionHandler(_ -> observe());
        request.exceptionHandler(_ -> observe());
    }

    HttpServerRequest request() {
        return request;
    }

    OpenSpan span() {
        return span;
    }

    TraceContext trace() {
        return trace;
    }

    void routed(Route.Found found) {
        operation = Optional.of(found.operation());
        parameters = found.parameters();
    }

    Map<String, String> parameters() {
        return parameters;
    }

    void failed(Throwable cause) {
        operation.ifPresent(which -> observer.failed(which, trace.traceId(), cause));
    }

    /// What to do once when the answer has left or the client has.
    void whenOver(Runnable work) {
        whenOver = work;
    }

    void refuse(Problem problem) {
        answer(new ApiAnswer.Refused(problem));
    }

    /// Sends the answer, unless one was sent or the client is gone.
    void answer(ApiAnswer answer) {
        if (!request.response().ended() && !request.response().closed() && !request.response().headWritten()) {
            AnswerWriter.write(request, answer, trace);
        }
    }

    // A client may hang up at any time; whether it was answered before that, the head says.
    private void observe() {
        if (!observed) {
            observed = true;
            int status = request.response().headWritten() ? request.response().getStatusCode() : 0;
            span.put(SpanField.LISTENER, listener).put(SpanField.OPERATION, operation.map(Operation::operationId).orElse("none"))
                    .put(SpanField.STATUS, status == 0 ? "gone" : Integer.toString(status)).end();
            whenOver.run();
            observer.answered(listener, operation, status, nanoTime.getAsLong() - began, trace.traceId());
        }
    }
}
