package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs in which the coordinator says one wrong thing to one bank.
final class ForgedRun {
    static final int VICTIM = 3;
    static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2);
    static final List<Integer> ROWS = List.of(400, 300, 503, 411);
    static final Digest OTHER = Digest.of("other", new byte[0]);

    static <M extends RoundMessage> Consortium forged(TrainingParameters parameters, Class<M> kind,
            Function<M, Optional<RoundMessage>> change) {
        Consortium consortium = new Consortium(parameters, ROWS, 9);
        Forgery forgery = Forgery.to(consortium, VICTIM, kind, change);
        consortium.run();
        assertTrue(forgery.done, "nothing was forged");
        return consortium;
    }

    static <M extends RoundMessage> void leaves(ReasonCode reason, Class<M> kind, Function<M, RoundMessage> change) {
        leaves(reason, PARAMETERS, kind, message -> Optional.of(change.apply(message)));
    }

    static <M extends RoundMessage> void leaves(
            ReasonCode reason, TrainingParameters parameters, Class<M> kind, Function<M, Optional<RoundMessage>> change) {
        Consortium consortium = forged(parameters, kind, change);
        PartyId victim = consortium.bank(VICTIM);
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(victim), reason.code());
        assertEquals(reason, failed.reason().reason(), failed.reason().toString());
        if (kind == RunDone.class) {
            return; // the others have the right file already
        }
        RunOutcome.Failed ended = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)));
        assertEquals(reason, ended.reason().reason(), "the others hear of it");
    }

    // A message that is merely misplaced changes nothing: the bank waits for the right one.
    static <M extends RoundMessage> void ignores(ReasonCode reason, Class<M> kind, Function<M, RoundMessage> change) {
        Consortium consortium = forged(PARAMETERS, kind, message -> Optional.of(change.apply(message)));
        assertTrue(consortium.refusals(consortium.bank(VICTIM)).stream().anyMatch(r -> r.refusal().reason() == reason),
                reason.code() + " among " + consortium.refusals(consortium.bank(VICTIM)));
        assertTrue(!consortium.outcomes.containsKey(consortium.bank(VICTIM)));
    }

    static Header at(Header header, int tree, int slot, int step) {
        return new Header(header.run(), tree, slot, step, header.sender(), header.previous());
    }

    static List<PartyId> without(List<PartyId> members) {
        List<PartyId> others = new ArrayList<>(members);
        others.remove(VICTIM - 1);
        return others;
    }

    private ForgedRun() {}
}
