package io.riskmesh.securesum.contributor;

import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.FINGERPRINT_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Revealed;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Verdict;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;

/// Collects the members' fingerprints and gives the verdict on the sum when the last one is there.
final class FingerprintStep {
    private final SumContext context;

    FingerprintStep(SumContext context) {
        this.context = context;
    }

    Step<ContributorState> reveal(ContributorState state, Revealed now, Reveal reveal) throws RefusedInput {
        if (leavesTheSumToOpeners(now)) {
            return Step.of(state);
        }
        RefusedInput.unless(now.freeze().members().contains(reveal.party()),
                NOT_IN_ROSTER, now.freeze().members(), reveal.party());
        Octets digest = context.authentic(reveal, now.aggregation().parameters().authentication());
        RefusedInput.unless(reveal.freezeDigest().equals(now.freeze().digest()),
                SET_CONFLICT, now.freeze().digest(), "a reveal by " + reveal.party() + " for another freeze");
        for (Reveal seen : now.reveals()) {
            if (seen.party().equals(reveal.party())) {
                return same(state, seen, reveal, digest);
            }
        }
        FingerprintBoard board = now.board().with(reveal.party(), reveal.fingerprints());
        List<Reveal> reveals = new ArrayList<>(now.reveals());
        reveals.add(reveal);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Witnessed(reveal.party(), now.aggregation().slot(), digest));
        return judged(state, now.with(board, reveals, now.verdict()), effects);
    }

    Step<ContributorState> handedOut(ContributorState state, Revealed now, MaskedVector vector) throws RefusedInput {
        if (leavesTheSumToOpeners(now) || now.board().byMember().containsKey(vector.party())) {
            return Step.of(state);
        }
        FingerprintBoard board = now.board().handedOut(context, now.freeze(), vector);
        return judged(state, now.with(board, now.reveals(), now.verdict()), new ArrayList<>());
    }

    // Then a bank that opens checks the sum as opener, once.
    private static boolean leavesTheSumToOpeners(Revealed now) {
        return now.aggregation().parameters().readers() == SumReaders.OPENERS;
    }

    private Step<ContributorState> same(ContributorState state, Reveal seen, Reveal again, Octets digest) {
        if (seen.digest(context.primitives()).equals(digest)) {
            return Step.of(state);
        }
        Refusal refusal = Refusal.of(EQUIVOCATION, "one reveal of " + again.party(), "two");
        return Step.of(state, new Effect.Refused(refusal, List.of(seen, again)));
    }

    private Step<ContributorState> judged(ContributorState state, Revealed now, List<Effect> effects) {
        if (now.verdict() != Verdict.OPEN || !now.board().isComplete(now.freeze())) {
            return new Step<>(state.in(now), effects);
        }
        List<Long> sum = FingerprintBoard.fingerprints(context, now.board().field(), now.r(), now.freeze().digest(),
                now.freeze().sum());
        if (now.board().matches(sum)) {
            effects.add(new Effect.Verified(now.r(), now.freeze().members()));
            return new Step<>(state.in(now.with(now.board(), now.reveals(), Verdict.VERIFIED)), effects);
        }
        List<SumMessage> evidence = new ArrayList<>(now.reveals());
        evidence.add(now.freeze().message());
        effects.add(new Effect.Refused(Refusal.of(FINGERPRINT_MISMATCH,
                "fingerprints of " + now.freeze().members() + " that add up to the sum's", "others"), evidence));
        return new Step<>(state.in(now.with(now.board(), now.reveals(), Verdict.MISMATCH)), effects);
    }
}
