package io.riskmesh.securesum.model;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.contributor.ContributorState;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.OpenerState;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Judges what honest parties do by invariants 1 to 6 of design `secure-sum.md` section 10, from the messages alone and with
/// the keys of everybody, not from what the machines believe.
final class Oracle {
    private final Setting setting;
    private final Knowledge knowledge;
    private final Map<Octets, Seeds> byVector = new HashMap<>();
    private final Map<Octets, FrozenSum> freezes = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Octets, Integer> numbers = new HashMap<>();
    private final Set<Long> judged = new HashSet<>();
    private int opened;

    Oracle(Setting setting) {
        this.setting = setting;
        this.knowledge = new Knowledge(setting);
    }

    /// How often a sum was opened, over all moves computed.
    int openings() {
        return opened;
    }

    int statements() {
        return statements.size();
    }

    /// Tells of a message that may be under way.
    void learn(SumMessage message) {
        switch (message) {
            case Contribution contribution -> byVector.computeIfAbsent(
                    contribution.record().vectorDigest(), _ -> new Seeds(setting, contribution));
            case FrozenSum frozen -> freezes.putIfAbsent(frozen.freeze().digest(context().primitives()), frozen);
            default -> {}
        }
    }

    /// The bit of what an honest party states with a message, 0 if it states nothing in its own name.
    long stated(String party, SumMessage message) {
        learn(message);
        return switch (message) {
            case Contribution c when c.record().party().equals(party) -> bit(c.record().digest(context().primitives()), () -> vector(c));
            case Reveal m when m.party().equals(party) -> bit(m.digest(context().primitives()), () -> revealed(m));
            default -> 0;
        };
    }

    private long bit(Octets digest, Supplier<Statement> statement) {
        if (!numbers.containsKey(digest)) {
            if (statements.size() == Long.SIZE) {
                throw new IllegalStateException("More than 64 different statements");
            }
            statements.add(statement.get());
            numbers.put(digest, statements.size() - 1);
        }
        return 1L << numbers.get(digest);
    }

    private Statement vector(Contribution contribution) {
        String bank = contribution.record().party();
        long cell = byVector.get(contribution.record().vectorDigest()).input();
        require(5, cell == setting.input(bank), "the vector of " + bank + " holds " + cell);
        return new Statement.Vector(bank, contribution.record().vectorDigest());
    }

    /// Invariants about one move of an honest party.
    void judge(String party, Local before, Move move, Machine.Outcome outcome) {
        for (Effect effect : outcome.effects()) {
            switch (effect) {
                case Effect.SumOpened(OpenedSum sum) -> judgeOpening(frozen(before, move), sum);
                case Effect.Verified(_, Roster members) -> judgeVerdict(party, outcome.next(), members);
                default -> {}
            }
        }
    }

    // The last message before the opening may be the freeze itself, if all reveals overtook it.
    private static FrozenSum frozen(Local before, Move move) {
        if (move instanceof Move.Deliver(Mail.Item item) && item.message() instanceof FrozenSum frozen) {
            return frozen;
        }
        return ((OpenerState.Phase.Gathering) before.state().opener().phase()).freeze().message();
    }

    private void judgeOpening(FrozenSum frozen, OpenedSum sum) {
        opened++;
        Field field = setting.parameters().field();
        long expected = 0;
        for (Octets vectorDigest : frozen.freeze().vectorDigests()) {
            expected = field.add(expected, field.encode(byVector.get(vectorDigest).input()));
        }
        require(5, sum.cells().length == 1 && sum.cells()[0] == field.decode(expected),
                "opened " + sum.cells()[0] + ", expected " + field.decode(expected));
        require(3, sum.members().equals(setting.registered().members()), "opened over " + sum.members());
    }

    private void judgeVerdict(String party, Local next, Roster members) {
        var revealed = (ContributorState.Phase.Revealed) next.state().contributor().phase();
        Field field = setting.parameters().field();
        long expected = 0;
        for (String member : members.parties()) {
            expected = field.add(expected, byVector.get(revealed.freeze().records().get(member).vectorDigest()).residue());
        }
        require(5, expected == CellBytes.get(field, revealed.freeze().sum().array(), 0),
                party + " took a wrong sum for right");
    }

    private Statement revealed(Reveal reveal) {
        FrozenSum frozen = freezes.get(reveal.freezeDigest());
        require(4, frozen != null, reveal.party() + " revealed for a freeze nobody made");
        Roster members = frozen.freeze().members();
        Set<Seeds.Kind> kinds = kindsIn(reveal);
        Set<Seeds.Kind> lawful = new HashSet<>();
        for (String member : members.parties()) {
            lawful.add(new Seeds.Kind(member, ""));
            setting.parameters().maskRoster().without(members).forEach(out -> lawful.add(new Seeds.Kind(member, out)));
        }
        require(2, lawful.containsAll(kinds), reveal.party() + " showed shares beyond " + lawful);
        require(3, members.equals(setting.registered().members()),
                reveal.party() + " revealed for " + members + ", the ledger says " + setting.registered().members());
        require(4, members.size() >= setting.parameters().minimumSurvivors(), reveal.party() + " revealed for " + members);
        for (int i = 0; i < members.size(); i++) {
            String member = members.parties().get(i);
            ContributionRecord record = frozen.records().stream().filter(r -> r.party().equals(member)).findFirst()
                    .orElseThrow(() -> new Violation(4, reveal.party() + " revealed without a record of " + member));
            require(4, authentic(reveal.party(), record)
                    && record.vectorDigest().equals(frozen.freeze().vectorDigests().get(i)),
                    reveal.party() + " revealed on a record of " + member + " that is not its own");
        }
        return new Statement.Revealed(reveal.party(), reveal.freezeDigest(), members, kinds);
    }

    private boolean authentic(String judge, ContributionRecord record) {
        SumContext context = setting.network().contexts.get(judge);
        return context.authenticator(setting.parameters().authentication())
                .verify(record, record.digest(context.primitives()));
    }

    private Set<Seeds.Kind> kindsIn(Reveal reveal) {
        Set<Seeds.Kind> kinds = new HashSet<>();
        for (int i = 0; i < reveal.boxes().size(); i++) {
            String opener = setting.parameters().openers().parties().get(i);
            SumContext context = setting.network().contexts.get(opener);
            byte[] key = context.keysOf(setting.r()).revealSeal(reveal.party(), opener).reveal();
            byte[] plain = context.primitives().open(key, reveal.boxes().get(i).array()).orElseThrow();
            for (Secret share : Seeds.blocks(plain)) {
                Optional<Seeds.Kind> kind = byVector.values().stream()
                        .map(seeds -> seeds.kindOf(share, reveal.party())).flatMap(Optional::stream).findFirst();
                kinds.add(kind.orElseThrow(() -> new Violation(2, reveal.party() + " showed a share nobody dealt")));
            }
        }
        return kinds;
    }

    /// Invariants about what honest parties said together.
    ///
    /// @param said one bit per statement
    void judge(long said) {
        if (!judged.add(said)) {
            return;
        }
        Map<String, Octets> vectors = new HashMap<>();
        Map<String, Octets> frozen = new HashMap<>();
        List<Statement.Revealed> shown = new ArrayList<>();
        for (int number = 0; number < statements.size(); number++) {
            if ((said >>> number & 1) == 0) {
                continue;
            }
            switch (statements.get(number)) {
                case Statement.Vector(String bank, Octets digest) -> {
                    Octets other = vectors.put(bank, digest);
                    require(1, other == null || other.equals(digest), bank + " signed two vectors, so used its masks twice");
                }
                case Statement.Revealed revealed -> {
                    Octets other = frozen.put(revealed.bank(), revealed.freezeDigest());
                    require(1, other == null || other.equals(revealed.freezeDigest()),
                            revealed.bank() + " answered two freezes");
                    shown.add(revealed);
                }
            }
        }
        judgeTogether(shown);
    }

    private void judgeTogether(List<Statement.Revealed> shown) {
        Set<String> lifted = new HashSet<>();
        Set<String> unpaired = new HashSet<>();
        for (Statement.Revealed facts : shown) {
            require(3, facts.members().equals(shown.getFirst().members()),
                    facts.bank() + " and " + shown.getFirst().bank() + " revealed for different sets");
            for (Seeds.Kind kind : facts.kinds()) {
                (kind.isPrivate() ? lifted : unpaired).add(kind.isPrivate() ? kind.bank() : kind.other());
            }
        }
        lifted.retainAll(unpaired);
        require(2, lifted.isEmpty(), "both kinds of seeds of " + lifted + " were shown");
        knowledge.check(Knowledge.merged(shown));
    }

    private SumContext context() {
        return setting.network().contexts.get(setting.relay());
    }

    private static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise);
        }
    }
}
