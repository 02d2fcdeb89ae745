package io.riskmesh.embedded.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;

/// The client's end of a call without a wire: keeps the last answer and how the call ended.
final class CallInHand<A> extends ServerCallStreamObserver<A> {
    private Optional<A> last = Optional.empty();
    private Optional<Status.Code> ended = Optional.empty();

    Optional<A> last() {
        return last;
    }

    /// Empty as long as the call is open.
    Optional<Status.Code> ended() {
        return ended;
    }

    @Override
    public void onNext(A answer) {
        last = Optional.of(answer);
    }

    @Override
    public void onError(Throwable cause) {
        ended = Optional.of(Status.fromThrowable(cause).getCode());
    }

    @Override
    public void onCompleted() {
        ended = Optional.of(Status.Code.OK);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
}
