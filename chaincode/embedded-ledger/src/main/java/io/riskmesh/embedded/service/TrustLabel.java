package io.riskmesh.embedded.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Says in the headers of every answer what this ledger is worth.
public final class TrustLabel implements ServerInterceptor {
    /// The words that every page and report repeats.
    public static final String TEXT = "ledger: embedded, trust: single operator";
    /// The header's name.
    public static final Metadata.Key<String> HEADER = Metadata.Key.of("riskmesh-ledger", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return next.startCall(new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata answered) {
                answered.put(HEADER, TEXT);
                super.sendHeaders(answered);
            }
        }, headers);
    }
}
