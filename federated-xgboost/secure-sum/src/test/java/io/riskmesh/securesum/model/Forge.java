package io.riskmesh.securesum.model;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.List;

/// What a corrupt party can make: any message of the protocol, authenticated as itself, of all it knows.
final class Forge {
    private static final RecordProof NONE = new RecordProof.Tags(List.of());

    private final Setting setting;

    Forge(Setting setting) {
        this.setting = setting;
    }

    /// A contribution in the protocol's own form.
    Contribution contribution(String bank, long cell, Secret entropy) {
        List<Effect> effects = steps(bank, List.of(new SumInput.ContributeCells(
                new Contribute(setting.aggregation(), setting.relay(), new long[] {cell}, entropy))));
        return first(effects, Contribution.class);
    }

    /// The reveal of a bank that contributed this and was shown that freeze, in the protocol's own form.
    Reveal reveal(String bank, long cell, Secret entropy, FrozenSum frozen) {
        List<Effect> effects = steps(bank, List.of(
                new SumInput.ContributeCells(
                        new Contribute(setting.aggregation(), setting.relay(), new long[] {cell}, entropy)),
                new SumInput.Received(frozen)));
        return first(effects, Reveal.class);
    }

    private List<Effect> steps(String bank, List<SumInput> inputs) {
        SumParty party = new SumParty(context(bank));
        PartyState state = PartyState.initial();
        List<Effect> effects = new ArrayList<>();
        for (SumInput input : inputs) {
            var step = party.step(state, input);
            state = step.state();
            step.effects().forEach(effect -> collect(effect, effects));
        }
        return effects;
    }

    private static void collect(Effect effect, List<Effect> effects) {
        if (effect instanceof Effect.PersistThen(_, List<Effect> inner)) {
            inner.forEach(each -> collect(each, effects));
        } else {
            effects.add(effect);
        }
    }

    private static <M extends SumMessage> M first(List<Effect> effects, Class<M> type) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send(_, SumMessage message) && type.isInstance(message)) {
                return type.cast(message);
            }
        }
        throw new IllegalStateException("No " + type.getSimpleName() + " among " + effects);
    }

    Contribution withPairCommitments(Contribution c, Octets other) {
        List<Octets> commitments = new ArrayList<>(c.record().pairCommitments());
        commitments.set(0, other);
        ContributionRecord old = c.record();
        return new Contribution(proven(new ContributionRecord(old.aggregation(), old.party(), old.cellCount(),
                old.vectorDigest(), old.selfCommitment(), commitments, old.sealedShareDigests(), NONE)), c.boxes(), c.vector());
    }

    private ContributionRecord proven(ContributionRecord bare) {
        return bare.with(prove(bare.party(), bare));
    }

    /// A freeze by `relay` over `members`, with whatever contributions and sum it likes.
    FrozenSum frozen(String relay, SurvivorSet set, List<Contribution> contributions, String recipient, long errorOfSum) {
        Field field = setting.parameters().field();
        byte[] sum = new byte[setting.parameters().vectorBytes()];
        List<ContributionRecord> records = new ArrayList<>();
        List<SealedShares> boxes = new ArrayList<>();
        for (Contribution contribution : contributions) {
            CellBytes.addInto(field, sum, contribution.vector().cells());
            records.add(contribution.record());
            contribution.boxes().stream().filter(box -> box.to().equals(recipient)).forEach(boxes::add);
        }
        CellBytes.put(field, sum, 0, field.add(CellBytes.get(field, sum, 0), field.encode(errorOfSum)));
        Octets total = Octets.wrap(sum);
        Freeze bare = new Freeze(setting.r(), relay, set.members(), set.firstSlot(), set.lastSlot(),
                records.stream().map(ContributionRecord::vectorDigest).toList(), context(relay).sha256(total),
                Octets.EMPTY, NONE);
        return new FrozenSum(bare.with(prove(relay, bare)), records, boxes, total);
    }

    Reveal withFingerprints(Reveal m, long error) {
        Field field = setting.parameters().field();
        List<Long> wrong = m.fingerprints().stream().map(f -> field.add(f, field.encode(error))).toList();
        Reveal bare = new Reveal(m.aggregation(), m.party(), m.freezeDigest(), wrong, m.boxes(), NONE);
        return bare.with(prove(m.party(), bare));
    }

    /// The right number of shares, sealed as they should be, all of them zero.
    Reveal withFalseShares(Reveal m) {
        return withShares(m, new byte[m.boxes().getFirst().length() - 16]);
    }

    Reveal withShares(Reveal m, byte[] shares) {
        SumContext context = context(m.party());
        String opener = setting.parameters().openers().parties().getFirst();
        byte[] key = context.keysOf(setting.r()).revealSeal(m.party(), opener).reveal();
        Reveal bare = new Reveal(m.aggregation(), m.party(), m.freezeDigest(), m.fingerprints(),
                List.of(Octets.wrap(context.primitives().seal(key, shares))), NONE);
        return bare.with(prove(m.party(), bare));
    }

    RevealRequest request(String party, Octets freezeDigest, List<String> privateSeeds, List<String> pairSeeds) {
        RevealRequest bare = new RevealRequest(setting.r(), party, freezeDigest, privateSeeds, pairSeeds, NONE);
        return bare.with(prove(party, bare));
    }

    Opened opened(String party, Octets freezeDigest) {
        Opened bare = new Opened(setting.r(), party, freezeDigest, setting.r(), NONE);
        return bare.with(prove(party, bare));
    }

    Abandon abandon(String party) {
        Abandon bare = new Abandon(setting.r(), party, SumRefusal.TOO_FEW_BANKS, NONE);
        return bare.with(prove(party, bare));
    }

    Octets digest(SumRecord record) {
        return record.digest(context(setting.relay()).primitives());
    }

    private RecordProof prove(String party, SumRecord bare) {
        return context(party).authenticator(setting.parameters().authentication()).prove(bare.aggregation(), digest(bare));
    }

    private SumContext context(String party) {
        return setting.network().contexts.get(party);
    }

    List<Roster> subsets(int least) {
        List<String> parties = setting.network().roster.parties();
        List<Roster> subsets = new ArrayList<>();
        for (int subset = 0; subset < 1 << parties.size(); subset++) {
            if (Integer.bitCount(subset) >= least) {
                subsets.add(Roster.of(Knowledge.members(parties, subset)));
            }
        }
        return subsets;
    }
}
