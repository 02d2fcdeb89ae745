package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.http.Problem;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Reads a body within its bounds: as long as the operation allows, and not slower than 1 KiB a second.
final class BodyReader {
    private static final long CHECK_MILLIS = 10_000;
    private static final int LEAST_BYTES = 10 * 1024;
    private static final long NO_TIMER = -1;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final HttpServerRequest request;
    private final int limit;
    private final Consumer<byte[]> then;
    private final Consumer<Problem> otherwise;
    private final Buffer body = Buffer.buffer();
    private long timer = NO_TIMER;
    private int seen;
    private boolean done;

    private BodyReader(HttpServerRequest request, int limit, Consumer<byte[]> then, Consumer<Problem> otherwise) {
        this.request = request;
        this.limit = limit;
        this.then = then;
        this.otherwise = otherwise;
    }

    /// Resumes the request and calls one of the two, or none if the client hangs up.
    static void read(Vertx vertx, HttpServerRequest request, int limit, Consumer<byte[]> then, Consumer<Problem> otherwise) {
        new BodyReader(request, limit, then, otherwise).begin(vertx);
    }

    private void begin(Vertx vertx) {
        if (announced(request) > limit) {
            refuse();
            return;
        }
        request.handler(chunk -> take(vertx, chunk));
        request.endHandler(_ -> finish(vertx, () -> then.accept(body.getBytes())));
        request.exceptionHandler(_ -> finish(vertx, () -> {}));
        request.resume();
        if (!done) { // most bodies have come with the head
            timer = vertx.setPeriodic(CHECK_MILLIS, _ -> checkPace(vertx));
        }
    }

    // A length that is no number never gets here: the decoder refuses the request.
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length == null || !LENGTH.matcher(length).matches() ? 0 : Long.parseLong(length);
    }

    private void take(Vertx vertx, Buffer chunk) {
        if (done) {
            return;
        }
        if (body.length() + chunk.length() > limit) {
            finish(vertx, this::refuse);
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void refuse() {
        otherwise.accept(Problem.of(GatewayReason.PAYLOAD_TOO_LARGE, limit == 0
                ? "This operation takes no body." : "The body is longer than this operation takes: " + limit + " bytes."));
    }

    private void checkPace(Vertx vertx) {
        if (body.length() - seen < LEAST_BYTES) {
            finish(vertx, () -> request.response().reset()); // the stream; of HTTP/1.1 its connection
        }
        seen = body.length();
    }

    private void finish(Vertx vertx, Runnable end) {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
        }
        if (!done) {
            done = true;
            end.run();
        }
    }
}
