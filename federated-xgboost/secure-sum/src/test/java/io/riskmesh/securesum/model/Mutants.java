package io.riskmesh.securesum.model;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.contributor.ContributorState;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Parties with one fault each. A model test that does not catch them would pass on nothing.
final class Mutants {
    private Mutants() {}

    /// Answers a second freeze, over another set or another sum, as if it had never answered the first, and asks no ledger
    /// about it.
    static final class SecondSet extends Machine {
        private final Machine credulous;

        SecondSet(SumContext context, List<SumInput> orders) {
            super(context, orders);
            this.credulous = new Machine(withCredulousLedger(context), orders);
        }

        @Override
        Outcome deliver(Local local, Mail.Item item) {
            if (!(item.message() instanceof FrozenSum)) {
                return super.deliver(local, item);
            }
            boolean again = local.kept().isPresent();
            Local before = again ? local.with(local.kept().orElseThrow(), local.journal()) : local;
            Outcome outcome = again ? credulous.deliver(before, item) : super.deliver(before, item);
            boolean answered = outcome.next().state().contributor().phase() instanceof ContributorState.Phase.Revealed;
            return answered && !again
                    ? new Outcome(outcome.next().keeping(before.state()), outcome.effects())
                    : outcome;
        }
    }

    /// Has no journal: after a restart its host draws new randomness and it contributes once more.
    static final class Forgetful extends Machine {
        Forgetful(SumContext context, List<SumInput> orders) {
            super(context, orders);
        }

        @Override
        Outcome restart(Local local) {
            List<SumInput> anew = new ArrayList<>();
            for (SumInput order : orders()) {
                anew.add(order instanceof SumInput.ContributeCells(Contribute c) ? new SumInput.ContributeCells(
                        new Contribute(c.aggregation(), c.relay(), c.cells(), Setting.entropy(77))) : order);
            }
            return apply(local.restarted(Local.initial().state()), anew);
        }
    }

    /// Gives an opener all shares it holds when asked, whatever the kind.
    static final class Generous extends Machine {
        private final Setting setting;

        Generous(Setting setting, SumContext context, List<SumInput> orders) {
            super(context, orders);
            this.setting = setting;
        }

        @Override
        Outcome deliver(Local local, Mail.Item item) {
            Outcome outcome = super.deliver(local, item);
            if (item.message() instanceof RevealRequest request
                    && local.state().contributor().phase() instanceof ContributorState.Phase.Revealed now) {
                Reveal all = new Forge(setting).withShares(now.reveal(), allShares(now.freeze().message()));
                return new Outcome(outcome.next(), List.of(new Effect.Send(request.party(), all)));
            }
            return outcome;
        }

        private byte[] allShares(FrozenSum frozen) {
            ByteArrayOutputStream shares = new ByteArrayOutputStream();
            for (SealedShares box : frozen.boxes()) {
                byte[] key = context().keysOf(setting.r()).shareSeal(box.from(), self()).reveal();
                shares.writeBytes(context().primitives().open(key, box.ciphertext().array()).orElseThrow());
            }
            return shares.toByteArray();
        }
    }

    /// Opens one more than the sum.
    static final class WrongSum extends Machine {
        WrongSum(SumContext context, List<SumInput> orders) {
            super(context, orders);
        }

        @Override
        Outcome deliver(Local local, Mail.Item item) {
            Outcome outcome = super.deliver(local, item);
            List<Effect> effects = new ArrayList<>();
            outcome.effects().forEach(effect -> effects.add(effect instanceof Effect.SumOpened(OpenedSum sum)
                    ? new Effect.SumOpened(new OpenedSum(sum.aggregation(), sum.aggregationId(), sum.members(),
                            new long[] {sum.cells()[0] + 1}, sum.nonce(), sum.lifted(), sum.commitment()))
                    : effect));
            return new Outcome(outcome.next(), effects);
        }
    }

    /// The same party with a ledger that says yes to every set.
    static SumContext withCredulousLedger(SumContext context) {
        return new SumContext(
                context.keys(), context.primitives(), context.signer(), context.verifier(), (_, _) -> true);
    }
}
