package io.riskmesh.gateway.peer.door;

import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.ReasonBytes;
import io.riskmesh.ledger.reason.ReasonCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes answers, on the event loop of their requests.
final class Response implements Answering {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final long NO_ERROR = 0;
    private static final PeerMedia REFUSAL = new PeerMedia(PeerMedia.REFUSAL, 1);

    private final Context context;
    private final HttpServerRequest request;
    private final PeerMedia media;
    private final AtomicBoolean answered = new AtomicBoolean();

    Response(Context context, HttpServerRequest request, PeerMedia media) {
        this.context = context;
        this.request = request;
        this.media = media;
    }

    @Override
    public void answer(PeerAnswer answer) {
        if (answered.compareAndSet(false, true)) {
            context.runOnContext(_ -> write(answer));
        }
    }

    private void write(PeerAnswer answer) {
        switch (answer) {
            case PeerAnswer.Answered(byte[] body) -> end(request.response().setStatusCode(OK), media, body);
            case PeerAnswer.Noted(Map<String, String> headers) -> {
                HttpServerResponse response = request.response().setStatusCode(ACCEPTED);
                headers.forEach(response::putHeader);
                if (isOpen(response)) {
                    response.end();
                }
            }
            case PeerAnswer.Refused(ReasonCode code, Map<String, String> headers) -> refuse(request, code, headers);
        }
    }

    static Future<Void> refuse(HttpServerRequest request, ReasonCode code) {
        return refuse(request, code, Map.of());
    }

    // A request whose body is not read to its end is answered, then reset: the sender may stop sending.
    private static Future<Void> refuse(HttpServerRequest request, ReasonCode code, Map<String, String> headers) {
        HttpServerResponse response = request.response().setStatusCode(RefusalStatus.of(code));
        headers.forEach(response::putHeader);
        return end(response, REFUSAL, ReasonBytes.encode(code)).onComplete(_ -> {
            if (!request.isEnded()) {
                response.reset(NO_ERROR);
            }
        });
    }

    private static Future<Void> end(HttpServerResponse response, PeerMedia media, byte[] body) {
        return isOpen(response) ? response.putHeader("content-type", media.header()).end(Buffer.buffer(body))
                : Future.succeededFuture();
    }

    private static boolean isOpen(HttpServerResponse response) {
        return !response.closed() && !response.ended();
    }
}
