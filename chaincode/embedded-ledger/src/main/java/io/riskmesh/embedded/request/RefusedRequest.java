package io.riskmesh.embedded.request;

import io.grpc.Status;

/// A request that is not served; stops at the gRPC service, which answers with the status and, as Fabric's gateway does,
/// the reason as detail of one peer.
public final class RefusedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final Status.Code code;
    private final String detail;
    private final String mspId;

    /// @param message the status's description
    /// @param detail what went wrong where; empty: no detail
    /// @param mspId the organisation of the peer that said so; may be empty
    public RefusedRequest(Status.Code code, String message, String detail, String mspId) {
        super(message);
        this.code = code;
        this.detail = detail;
        this.mspId = mspId;
    }

    public RefusedRequest(Status.Code code, String message) {
        this(code, message, "", "");
    }

    public Status.Code code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public String mspId() {
        return mspId;
    }
}
