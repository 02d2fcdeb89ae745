package io.riskmesh.gateway.peer.link;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;

/// Reads an answer up to a bound.
final class BoundedBody {
    private static final long CANCEL = 8;

    private final HttpClientResponse response;
    private final int most;
    private final Buffer read = Buffer.buffer();
    private final Promise<byte[]> whole = Promise.promise();

    private BoundedBody(HttpClientResponse response, int most) {
        this.response = response;
        this.most = most;
    }

    /// Called on the event loop on which the answer arrived. Fails with an `IOException` if the body is longer.
    static Future<byte[]> read(HttpClientResponse response, int most) {
        BoundedBody body = new BoundedBody(response, most);
        response.handler(body::take).endHandler(_ -> body.whole.tryComplete(body.read.getBytes()))
                .exceptionHandler(body.whole::tryFail);
        return body.whole.future();
    }

    private void take(Buffer bytes) {
        if (whole.future().isComplete()) {
            return;
        }
        if (read.length() + bytes.length() > most) {
            whole.tryFail(new IOException("The answer is longer than " + most + " bytes"));
            response.request().reset(CANCEL);
        } else {
            read.appendBuffer(bytes);
        }
    }
}
