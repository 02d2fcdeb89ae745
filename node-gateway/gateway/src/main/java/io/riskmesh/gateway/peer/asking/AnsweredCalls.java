package io.riskmesh.gateway.peer.asking;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.peer.door.Arrival;
import io.riskmesh.gateway.peer.door.PeerAnswer;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has questions answered by whoever serves their kind.
final class AnsweredCalls {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweredCalls.class);
    private static final Pattern BUDGET = Pattern.compile("[1-9][0-9]{0,5}");

    private final Map<PeerCall, PeerService> services = new ConcurrentHashMap<>();

    void serve(PeerCall kind, PeerService service) {
        if (services.putIfAbsent(kind, service) != null) {
            throw new IllegalStateException(kind + " is served already");
        }
    }

    void arrived(Arrival<PeerRoute.Call> arrival) {
        PeerCall kind = arrival.route().kind();
        PeerService service = services.get(kind);
        Optional<Duration> budget = budget(arrival, kind);
        if (budget.isEmpty()) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.INVALID_REQUEST));
        } else if (service == null) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.PEER_UNAVAILABLE));
        } else {
            answer(arrival, service, budget.get());
        }
    }

    // No header: the kind's longest. A header that is no number is refused, not guessed at.
    private static Optional<Duration> budget(Arrival<?> arrival, PeerCall kind) {
        Optional<String> header = arrival.header().apply(PeerHeaders.BUDGET);
        if (header.isEmpty()) {
            return Optional.of(kind.longest());
        }
        return header.filter(text -> BUDGET.matcher(text).matches()).map(Long::parseLong).map(Duration::ofMillis)
                .map(asked -> asked.compareTo(kind.longest()) < 0 ? asked : kind.longest());
    }

    private static void answer(Arrival<PeerRoute.Call> arrival, PeerService service, Duration budget) {
        PeerQuestion question = new PeerQuestion(arrival.from(), arrival.route().subject(), arrival.body(), budget);
        try {
            CompletionStage<PeerReply> stage = service.answer(question);
            stage.whenComplete((reply, failure) -> {
                if (failure != null) {
                    failed(arrival, failure);
                } else {
                    arrival.answering().answer(answerOf(reply, arrival.route().kind()));
                }
            });
        } catch (RuntimeException e) {
            failed(arrival, e); // a bug of the service is not the event loop's
        }
    }

    private static PeerAnswer answerOf(PeerReply reply, PeerCall kind) {
        return switch (reply) {
            case PeerReply.Answer(byte[] body) when body.length <= kind.answerBytes() -> new PeerAnswer.Answered(body);
            case PeerReply.Answer _ -> new PeerAnswer.Refused(GatewayReason.INTERNAL);
            case PeerReply.Refused(ReasonCode code) -> new PeerAnswer.Refused(code);
            case PeerReply.Unreachable _ -> new PeerAnswer.Refused(GatewayReason.PEER_UNAVAILABLE);
        };
    }

    private static void failed(Arrival<PeerRoute.Call> arrival, Throwable failure) {
        LOG.error("peer_call_failed kind={} party={}", arrival.route().media(), arrival.from(), failure);
        arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.INTERNAL));
    }
}
