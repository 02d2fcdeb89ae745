package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for scorers, for flows that may.
public final class Answers {
    private Answers() {}

    /// The body of the expected answer.
    ///
    /// @throws ScorerRefused if the scorer refused in the clear
    /// @throws IOException if it answered nothing, or something else
    public static byte[] await(ScorerChannel scorer, FrameType type, byte[] body, FrameType expected, Duration budget)
            throws IOException, ScorerRefused, InterruptedException {
        return read(await(scorer.call(type, body, budget)), expected);
    }

    static byte[] read(Frame answer, FrameType expected) throws IOException, ScorerRefused {
        if (answer.type() == expected) {
            return answer.body();
        }
        if (answer.type() != FrameType.REFUSED) {
            throw new IOException("expected " + expected + " of the scorer, got " + answer.type());
        }
        try {
            throw new ScorerRefused(RefusedBody.decode(answer.body()));
        } catch (MalformedMessage e) {
            throw new IOException("the scorer refused in a form that is none", e);
        }
    }

    private static Frame await(CompletableFuture<Frame> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("the scorer does not answer: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
