package io.riskmesh.gateway.peer.door;

import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Reads a body up to a bound, and not below a pace: after ten seconds a body has brought 1 KiB for each second, or it is cut. Lives on
/// one event loop.
final class BodyReader {
    private static final long FIRST_CHECK_MILLIS = 10_000;
    private static final long NEXT_CHECK_MILLIS = 1_000;
    private static final long BYTES_PER_SECOND = 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Vertx vertx;
    private final LongSupplier nanos;
    private final int most;
    private final Consumer<ReasonCode> refused;
    private final Buffer read = Buffer.buffer();
    private final long began;
    private boolean over;
    private long timer;

    /// @param refused takes why the body is not read to its end
    BodyReader(Vertx vertx, LongSupplier nanos, int most, Consumer<ReasonCode> refused) {
        this.vertx = vertx;
        this.nanos = nanos;
        this.most = most;
        this.refused = refused;
        began = nanos.getAsLong();
    }

    void read(HttpServerRequest request, Consumer<byte[]> whole) {
        timer = vertx.setTimer(FIRST_CHECK_MILLIS, _ -> checkPace());
        request.handler(this::take);
        request.exceptionHandler(_ -> end());
        request.endHandler(_ -> {
            if (!over) {
                end();
                whole.accept(read.getBytes());
            }
        });
    }

    private void take(Buffer bytes) {
        if (over) {
            return;
        }
        if (read.length() + bytes.length() > most) {
            refuse(GatewayReason.PAYLOAD_TOO_LARGE);
        } else {
            read.appendBuffer(bytes);
        }
    }

    private void checkPace() {
        if (over) {
            return;
        }
        long seconds = (nanos.getAsLong() - began) / NANOS_PER_SECOND;
        if (read.length() < BYTES_PER_SECOND * seconds) {
            refuse(GatewayReason.INVALID_REQUEST);
        } else {
            timer = vertx.setTimer(NEXT_CHECK_MILLIS, _ -> checkPace());
        }
    }

    private void refuse(ReasonCode code) {
        end();
        refused.accept(code);
    }

    private void end() {
        over = true;
        vertx.cancelTimer(timer);
    }
}
