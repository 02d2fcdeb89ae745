package io.riskmesh.enclave.world;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.enclave.process.Scorer;

/// A way to a scorer: in memory, or through a socket.
@FunctionalInterface
public interface Line {

    Frame call(FrameType type, byte[] body) throws Exception;

    static Line to(Scorer scorer) {
        return (type, body) -> scorer.answer(new Frame(type, 7, body));
    }

    static Line to(EnclaveConnection connection) {
        return (type, body) -> connection.call(type, body, 30_000);
    }

    /// The body of an answer of that type.
    default byte[] expect(FrameType type, byte[] body, FrameType answer) throws Exception {
        Frame frame = call(type, body);
        if (frame.type() != answer) {
            throw new AssertionError("Expected " + answer + ", got " + frame + (frame.type() == FrameType.REFUSED
                    ? " " + RefusedBody.decode(frame.body()) : ""));
        }
        return frame.body();
    }

    /// The code of a refusal in the clear.
    default String refused(FrameType type, byte[] body) throws Exception {
        return RefusedBody.decode(expect(type, body, FrameType.REFUSED)).code();
    }
}
