package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.attestation.evaluation.HandedIn;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.gateway.scoring.enclave.Answers;
import io.riskmesh.gateway.scoring.enclave.ScorerChannel;
import io.riskmesh.gateway.scoring.enclave.ScorerRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// This bank's session with one epoch of an evaluator.
///
/// @param channel the way there; nothing on it is trusted
record EvaluatorSession(ClientSession session, ScorerChannel channel) {
    private static final Duration BUDGET = Duration.ofSeconds(30);

    /// Seals everything, part by part. A part that was handed in twice changes nothing.
    void handIn(List<HandedIn> whole) throws IOException, ScorerRefused, InterruptedException {
        for (HandedIn one : whole) {
            for (MessagePart part : MessagePart.split(one.encode())) {
                Answers.await(channel, FrameType.EVALUATION_PART, session.sealForEvaluator(SealedType.EVALUATION_PART, part.encode()),
                        FrameType.DONE, BUDGET);
            }
        }
    }

    /// The evaluator's word for this bank; refused while others have not handed in.
    byte[] ask() throws IOException, ScorerRefused, InterruptedException {
        byte[] asked = session.sealForEvaluator(SealedType.EVALUATE, new byte[0]);
        byte[] answer = Answers.await(channel, FrameType.EVALUATE, asked, FrameType.EVALUATED, BUDGET);
        try {
            return session.openAnswer(asked, SealedType.EVALUATED, answer);
        } catch (MalformedMessage e) {
            throw new IOException("the evaluator's answer is not sealed to this session", e);
        }
    }
}
