package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells peers the latest checkpoints that this gateway knows, its own log's with proofs, and asks for theirs. Thread-safe.
public final class CheckpointExchange {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointExchange.class);

    private final PeerCalls calls;
    private final KnownLog own;
    private final LogBook book;
    private final Witness witness;

    /// Keeps evidence; called on any thread, must not block.
    @FunctionalInterface
    public interface Witness {
        void saw(String log, LogView.Split evidence, PartyId shownBy);
    }

    /// Answers questions from now on.
    ///
    /// @param witness hears of a log that is split, the first time and each time after
    public CheckpointExchange(PeerCalls calls, KnownLog own, LogBook book, Witness witness) {
        this.calls = calls;
        this.own = own;
        this.book = book;
        this.witness = witness;
        calls.serve(PeerCall.CHECKPOINT, this::answer);
    }

    /// Asks a peer about a log, its own or another's, and compares. The owner is asked for growth; others show what they were shown.
    public CompletionStage<LogView> ask(PartyId peer, String log) {
        CheckpointQuestion question = new CheckpointQuestion(book.held(log).map(held -> held.checkpoint().epoch()));
        return calls.call(peer, PeerCall.CHECKPOINT, log, question.encode(), PeerCall.CHECKPOINT.longest())
                .thenApply(reply -> compare(peer, log, reply));
    }

    private LogView compare(PartyId peer, String log, PeerReply reply) {
        return switch (reply) {
            case PeerReply.Answer(byte[] body) -> hear(peer, log, body);
            case PeerReply.Refused _, PeerReply.Unreachable _ -> new LogView.Unknown();
        };
    }

    private LogView hear(PartyId peer, String log, byte[] body) {
        try {
            CheckpointAnswer answer = CheckpointAnswer.decode(body);
            LogView view = book.hear(log, answer.latest(), answer.proof());
            if (view instanceof LogView.Split evidence) {
                witness.saw(log, evidence, peer);
                LOG.error("receipt_log_split log={} shown_by={} epoch={}", log, peer, answer.latest().checkpoint().epoch());
            }
            return view;
        } catch (MalformedFact e) {
            LOG.warn("peer_checkpoint_malformed party={}: {}", peer, e.getMessage());
            return new LogView.Worthless();
        }
    }

    private CompletionStage<PeerReply> answer(PeerQuestion question) {
        return CompletableFuture.completedStage(answerNow(question));
    }

    private PeerReply answerNow(PeerQuestion question) {
        try {
            Optional<Integer> held = question.body().length == 0 ? Optional.empty()
                    : CheckpointQuestion.decode(question.body()).heldEpoch();
            boolean ours = question.subject().equals(own.id());
            Optional<SignedCheckpoint> latest = ours ? own.latest() : book.held(question.subject());
            return latest.<PeerReply>map(it -> new PeerReply.Answer(
                            new CheckpointAnswer(it, ours ? grown(held, it) : Optional.empty()).encode()))
                    .orElseGet(() -> new PeerReply.Refused(LedgerReason.NOT_FOUND));
        } catch (MalformedFact _) {
            return new PeerReply.Refused(GatewayReason.INVALID_REQUEST);
        }
    }

    private Optional<ConsistencyProof> grown(Optional<Integer> held, SignedCheckpoint latest) {
        return held.filter(epoch -> epoch < latest.checkpoint().epoch())
                .flatMap(epoch -> own.consistency(epoch, latest.checkpoint().epoch()));
    }
}
