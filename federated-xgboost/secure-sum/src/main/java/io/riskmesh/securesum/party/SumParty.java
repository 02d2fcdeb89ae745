package io.riskmesh.securesum.party;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.contributor.SumContributor;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.opener.SumOpener;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.RelayState;
import io.riskmesh.securesum.relay.SumRelay;
import io.riskmesh.securesum.slot.SlotState;
import io.riskmesh.securesum.slot.SumSlot;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All roles of one party behind one pure step: a bank that is also relay and opener needs no wiring of its own. Messages
/// go to every role that has a use for them. Not thread-safe, because its primitives are not.
public final class SumParty {
    private final SumContext context;
    private final SumContributor contributor;
    private final SumRelay relay;
    private final SumOpener opener;
    private final SumSlot slots;

    public SumParty(SumContext context) {
        this.context = context;
        this.contributor = new SumContributor(context);
        this.relay = new SumRelay(context);
        this.opener = new SumOpener(context);
        this.slots = new SumSlot(context);
    }

    public String self() {
        return context.self();
    }

    public Step<PartyState> step(PartyState state, SumInput input) {
        return noted(switch (input) {
            case SumInput.Received(SumMessage message) -> received(state, message);
            case SumInput.ReceivedBytes(byte[] bytes) -> decoded(state, bytes);
            case SumInput.Collect order -> lift(relay.collect(state.relay(), order.aggregation()), state::with);
            case SumInput.ContributeCells order -> contribute(state, order.order());
            case SumInput.AwaitOpening order -> lift(opener.await(state.opener(), order.order()), state::with);
            case SumInput.Freeze order -> lift(relay.freeze(state.relay(), order.order()), state::with);
            case SumInput.HandOut order -> lift(relay.handOut(state.relay(), order.member()), state::with);
            case SumInput.AskAgain _ -> lift(opener.askAgain(state.opener()), state::with);
            case SumInput.GiveUp order -> lift(relay.giveUp(state.relay(), order.reason()), state::with);
            case SumInput.CloseSlot order -> lift(slots.close(state.slot(), order.parties()), state::with);
        });
    }

    // Under tags, a new slot needs the signatures of the last one.
    private Step<PartyState> contribute(PartyState state, Contribute order) {
        int slot = order.aggregation().slot();
        SlotState last = state.slot();
        boolean tagged = order.aggregation().parameters().authentication() == Authentication.TAGGED;
        boolean open = last.closing() == SlotState.Closing.OPEN && !last.seenOf(self()).isEmpty();
        if (tagged && slot > last.slot() && open) {
            return Step.of(state, new Effect.Refused(Refusal.of(SumRefusal.SIGNATURE_INVALID,
                    "slot signatures of slot " + last.slot(), "none yet of " + last.missing())));
        }
        if (slot == last.slot() && last.signatures().containsKey(self())) {
            return Step.of(state, new Effect.Refused(
                    Refusal.of(SumRefusal.STALE_SLOT, "a slot above " + slot, "the slot that was signed")));
        }
        return lift(contributor.contribute(state.contributor(), order), state::with);
    }

    private Step<PartyState> decoded(PartyState state, byte[] bytes) {
        return switch (SumCodec.decode(bytes)) {
            case SumCodec.Decoded.Message(SumMessage message) -> received(state, message);
            case SumCodec.Decoded.Refused(Refusal refusal) -> Step.of(state, new Effect.Refused(refusal));
        };
    }

    private Step<PartyState> received(PartyState state, SumMessage message) {
        if (message instanceof SlotSignature signature) {
            return lift(slots.receive(state.slot(), signature), state::with);
        }
        var atRelay = relay.receive(state.relay(), message);
        var atContributor = contributor.receive(state.contributor(), message);
        var atOpener = opener.receive(state.opener(), message);
        List<Effect> effects = new ArrayList<>(atRelay.effects());
        effects.addAll(atContributor.effects());
        effects.addAll(blamed(atRelay.state(), atOpener.effects()));
        effects.addAll(atOpener.effects());
        return new Step<>(state.with(atRelay.state()).with(atContributor.state()).with(atOpener.state()), effects);
    }

    // A bank that is relay too knows whose vector or fingerprint was wrong; it says so before the verdict on the sum.
    private List<Effect> blamed(RelayState state, List<Effect> verdicts) {
        List<Effect> blamed = new ArrayList<>();
        for (Effect verdict : verdicts) {
            if (verdict instanceof Effect.Refused(Refusal refusal, List<SumMessage> evidence)
                    && refusal.reason() == SumRefusal.FINGERPRINT_MISMATCH) {
                evidence.stream().filter(FrozenSum.class::isInstance).map(FrozenSum.class::cast)
                        .forEach(frozen -> blamed.addAll(relay.blamed(state, frozen.freeze().aggregation())));
            }
        }
        return blamed;
    }

    private static <S> Step<PartyState> lift(Step<S> step, Function<S, PartyState> into) {
        return new Step<>(into.apply(step.state()), step.effects());
    }

    // Witnessed records go to the slot machine and no further.
    private Step<PartyState> noted(Step<PartyState> step) {
        Noted noted = new Noted(step.state().slot());
        List<Effect> effects = noted.filter(step.effects());
        effects.addAll(noted.refusals);
        return new Step<>(step.state().with(noted.slot), effects);
    }

    private final class Noted {
        private SlotState slot;
        private final List<Effect> refusals = new ArrayList<>();

        Noted(SlotState slot) {
            this.slot = slot;
        }

        List<Effect> filter(List<Effect> effects) {
            List<Effect> kept = new ArrayList<>();
            for (Effect effect : effects) {
                switch (effect) {
                    case Effect.Witnessed record -> note(record);
                    case Effect.PersistThen(var entry, var inner) ->
                        kept.add(new Effect.PersistThen(entry, filter(inner)));
                    case Effect.Send _, Effect.BankReady _, Effect.RevealsMissing _, Effect.Verified _, Effect.LeftOut _,
                            Effect.SumOpened _, Effect.OpeningAnnounced _, Effect.Abandoned _, Effect.SlotClosed _,
                            Effect.SessionReady _, Effect.Refused _ -> kept.add(effect);
                }
            }
            return kept;
        }

        private void note(Effect.Witnessed record) {
            Step<SlotState> step = slots.witness(slot, record);
            slot = step.state();
            refusals.addAll(step.effects());
        }
    }
}
