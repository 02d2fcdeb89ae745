package io.riskmesh.embedded.service;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.riskmesh.embedded.request.RefusedRequest;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/// Refusals as Fabric's gateway words them.
final class Answers {

    private Answers() {}

    static StatusRuntimeException refused(RefusedRequest refused) {
        return status(refused.code(), refused.getMessage(), refused.detail(), refused.mspId());
    }

    static StatusRuntimeException readOnly(ReadOnlyLedger cause) {
        return status(Status.Code.UNAVAILABLE, cause.getMessage(), cause.getMessage(), "");
    }

    private static StatusRuntimeException status(Status.Code code, String message, String detail, String mspId) {
        com.google.rpc.Status.Builder status =
                com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(message);
        if (!detail.isEmpty()) {
            status.addDetails(Any.pack(
                    ErrorDetail.newBuilder().setAddress("peer0." + mspId).setMspId(mspId).setMessage(detail).build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
