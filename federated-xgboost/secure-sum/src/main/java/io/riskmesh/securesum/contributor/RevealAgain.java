package io.riskmesh.securesum.contributor;

import static io.riskmesh.securesum.refusal.SumRefusal.BOTH_KINDS;
import static io.riskmesh.securesum.refusal.SumRefusal.NEEDLESS_SEED;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.REVEAL_BEFORE_FREEZE;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Contributed;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Ready;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Resuming;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Revealed;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.Collections;

/// Answers an opener that asks for reveals again: with the identical reveal, or with the reason why its question must not
/// be answered.
final class RevealAgain {
    private final SumContext context;

    RevealAgain(SumContext context) {
        this.context = context;
    }

    Step<ContributorState> answer(ContributorState state, RevealRequest request) throws RefusedInput {
        return switch (state.phase()) {
            case Revealed now when now.r().equals(request.aggregation()) -> answer(state, now, request);
            case Contributed now when now.r().equals(request.aggregation()) -> throw new RefusedInput(
                    REVEAL_BEFORE_FREEZE, "a freeze first", "a request of " + request.party());
            case Ready _, Resuming _, Contributed _, Revealed _ -> throw new RefusedInput(
                    WRONG_AGGREGATION, "an aggregation under way", request.aggregation().hex());
        };
    }

    private Step<ContributorState> answer(ContributorState state, Revealed now, RevealRequest request)
            throws RefusedInput {
        var parameters = now.aggregation().parameters();
        RefusedInput.unless(parameters.openers().contains(request.party()),
                NOT_IN_ROSTER, parameters.openers(), request.party());
        Octets digest = context.authentic(request, parameters.authentication());
        checkSeeds(now.freeze().members(), request);
        RefusedInput.unless(request.freezeDigest().equals(now.freeze().digest()),
                SET_CONFLICT, now.freeze().digest(), request.freezeDigest());
        return Step.of(state, new Effect.Witnessed(request.party(), now.aggregation().slot(), digest),
                new Effect.Send(request.party(), now.reveal()));
    }

    private static void checkSeeds(Roster members, RevealRequest request) throws RefusedInput {
        RefusedInput.unless(Collections.disjoint(request.privateSeedsOf(), request.pairSeedsOf()),
                BOTH_KINDS, "private or pair seeds of a bank", "both");
        RefusedInput.unless(members.parties().containsAll(request.privateSeedsOf()),
                NEEDLESS_SEED, "private seeds of " + members, request.privateSeedsOf());
        RefusedInput.unless(Collections.disjoint(members.parties(), request.pairSeedsOf()),
                NEEDLESS_SEED, "pair seeds of banks outside " + members, request.pairSeedsOf());
    }
}
