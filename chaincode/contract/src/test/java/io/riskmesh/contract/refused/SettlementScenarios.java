package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.ledger.reason.LedgerReason.FLOOR_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.ORDER_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.QUORUM_MISSING;
import static io.riskmesh.ledger.reason.LedgerReason.RUN_NOT_COMPLETE;
import static io.riskmesh.ledger.reason.LedgerReason.WINDOW_INVALID;
import static io.riskmesh.ledger.reason.SettlementReason.ALREADY_FINAL;
import static io.riskmesh.ledger.reason.SettlementReason.ALREADY_SETTLED;
import static io.riskmesh.ledger.reason.SettlementReason.ASSURANCE_INSUFFICIENT;
import static io.riskmesh.ledger.reason.SettlementReason.DISPUTE_OPEN;
import static io.riskmesh.ledger.reason.SettlementReason.EVALUATOR_UNAPPROVED;
import static io.riskmesh.ledger.reason.SettlementReason.IMPRECISE_UNAPPROVED;
import static io.riskmesh.ledger.reason.SettlementReason.INPUT_ROOT_MISMATCH;
import static io.riskmesh.ledger.reason.SettlementReason.MATRIX_NOT_CONSERVED;
import static io.riskmesh.ledger.reason.SettlementReason.POOL_EXCEEDED;
import static io.riskmesh.ledger.reason.SettlementReason.WINDOW_OPEN;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_MISSING;
import static io.riskmesh.ledger.reason.SharedReason.DIGEST_MISMATCH;
import static io.riskmesh.ledger.reason.SharedReason.NOT_A_MEMBER;
import static io.riskmesh.ledger.reason.SharedReason.SIGNATURE_INVALID;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.SettlementAsks;
import io.riskmesh.contract.world.SettlementStory;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.ValueTable;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Schemes, contributions, settlements.
final class SettlementScenarios {

    private SettlementScenarios() {}

    static List<Scenario> all() {
        return Stream.of(schemes(), recording(), proposing(), disputing(), confirming(), ruling(), finalising())
                .flatMap(List::stream).toList();
    }

    private static List<Scenario> schemes() {
        Supplier<Channel> approved = SettlementStory::schemeApproved;
        Ask propose = SettlementAsks.propose(SettlementAsks.scheme(1));
        return List.of(
                refuses("proposeScheme", NOT_CURRENT, "the second first", Story::founded, propose.with("seq", 2)),
                refuses("proposeScheme", NOT_CURRENT, "the first again", SettlementStory::schemeEnacted, propose.with("disputeWindowHours", 48)),
                refuses("proposeScheme", WINDOW_INVALID, "no time to object in production", Broken.production(Story::founded), propose),
                refuses("proposeScheme", FLOOR_VIOLATED, "a cap under which a part is left over", Story::founded, payout("capPpm", 249_999)),
                refuses("proposeScheme", NOT_A_MEMBER, "a stranger pays", Story::founded, stranger()),
                refuses("proposeScheme", MALFORMED_FACT, "pays for features", Story::founded, payout("featureSharePpm", 1)),
                refuses("enact", QUORUM_MISSING, "a scheme that nobody approved yet", after(Story::granted, channel ->
                        channel.submit(SettlementAsks.propose(SettlementAsks.scheme(1)))), channel -> SettlementAsks.enact(1, digestOf(channel))),
                refuses("enact", QUORUM_MISSING, "a payer took its yes back", after(approved, channel -> channel.submit(Asks.withdraw(ALDER, 1,
                        SubjectKind.SETTLEMENT_SCHEME, digestOf(channel).hex(), digestOf(channel)))), channel -> SettlementAsks.enact(1, digestOf(channel))),
                refuses("enact", NOT_CURRENT, "the second scheme first", approved, channel -> SettlementAsks.enact(2, digestOf(channel))),
                refuses("approve", NOT_FOUND, "no such scheme", Story::founded,
                        Asks.approve(ALDER, 1, SubjectKind.SETTLEMENT_SCHEME, digest("x").hex(), digest("x"))),
                refuses("approve", NOT_FOUND, "no such report", Story::founded,
                        Asks.approve(ALDER, 1, SubjectKind.CONTRIBUTION_REPORT, "fraud.1", digest("x"))),
                refuses("approve", NOT_FOUND, "no such settlement", Story::founded,
                        Asks.approve(ALDER, 1, SubjectKind.SETTLEMENT_RULING, SettlementAsks.ID, digest("x"))),
                refuses("openRun", NOT_FOUND, "a scheme that is not in force", approved, RunAsks.open(RunAsks.first()).with("schemeSeq", 1)),
                refuses("openRun", NOT_CURRENT, "a stale scheme", after(SettlementStory::schemeEnacted, SettlementScenarios::second),
                        RunAsks.open(RunAsks.first()).with("schemeSeq", 1)));
    }

    private static void second(Channel channel) {
        channel.submit(SettlementAsks.propose(SettlementAsks.scheme(2)));
        var digest = SettlementStory.schemeDigest(channel, 2);
        BANKS.forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_SCHEME, digest.hex(), digest)));
        channel.submit(SettlementAsks.enact(2, digest));
    }

    private static io.riskmesh.ledger.canonical.Digest digestOf(Channel channel) {
        return SettlementStory.schemeDigest(channel, 1);
    }

    private static Ask payout(String field, long value) {
        Ask propose = SettlementAsks.propose(SettlementAsks.scheme(1));
        var fields = new java.util.TreeMap<>(((CanonicalValue.Obj) propose.request().fields().get("payout")).fields());
        fields.put(field, new CanonicalValue.Int(value));
        return propose.with("payout", new CanonicalValue.Obj(fields));
    }

    private static Ask stranger() {
        SettlementScheme scheme = SettlementAsks.scheme(1);
        var fields = new java.util.TreeMap<>(((CanonicalValue.Obj) SettlementAsks.propose(scheme).request().fields().get("payout")).fields());
        FactWriter payer = new FactWriter();
        new Funding(new io.riskmesh.ledger.PartyId("StrangerMSP"), 1_000_000).write(payer);
        fields.put("funding", new CanonicalValue.Array(List.of(payer.object())));
        return SettlementAsks.propose(scheme).with("payout", new CanonicalValue.Obj(fields));
    }

    private static List<Scenario> recording() {
        Supplier<Channel> ready = SettlementStory::evaluating;
        ContributionReport good = SettlementAsks.report(List.of());
        Ask record = SettlementAsks.record(good);
        Supplier<Channel> withdrawn = after(ready, channel -> {
            var values = Story.digestAt(channel, "REFVAL/" + SettlementAsks.EVALUATOR);
            channel.submit(Asks.withdraw(ALDER, 1, SubjectKind.REFERENCE_VALUES, SettlementAsks.EVALUATOR, values));
        });
        List<List<Long>> moved = List.of(List.of(71L, 71L, 72L, 73L), List.of(20L, 21L, 22L, 23L), List.of(10L, 11L, 12L, 13L),
                List.of(-5L, -4L, -3L, -2L));
        ValueTable wrong = new ValueTable(moved, good.values().total(), good.values().standardError(), good.values().bankLevel());
        return List.of(
                refuses("recordContribution", RUN_NOT_COMPLETE, "the run is open", Story::transcribed, record),
                refuses("recordContribution", NOT_FOUND, "no such run", ready, record.with("run", "other.1")),
                refuses("recordContribution", WRONG_PARTY, "by one who was not invited", () -> threeBanks(), record.by(io.riskmesh.contract.world.Cast.of(DOVER))),
                refuses("recordContribution", NOT_CURRENT, "under another scheme", ready, record.with("schemeSeq", 2)),
                refuses("recordContribution", INPUT_ROOT_MISMATCH, "other leaf sums", ready, record.with("inputRoots",
                        GrantScenarios.texts(digest("a").hex(), digest("b").hex(), digest("c").hex(), digest("d").hex()))),
                refuses("recordContribution", INPUT_ROOT_MISMATCH, "other banks", ready,
                        record.with("parties", GrantScenarios.texts("AlderMSP", "BirchMSP", "CedarMSP", "EmberMSP"))),
                refuses("recordContribution", EVALUATOR_UNAPPROVED, "no such epoch", ready, record.with("epoch", 2)),
                refuses("recordContribution", EVALUATOR_UNAPPROVED, "an epoch that is over", after(ready, channel -> channel.advance(Asks.DAY)), record),
                refuses("recordContribution", EVALUATOR_UNAPPROVED, "an approval was taken back", withdrawn, record),
                refuses("recordContribution", ASSURANCE_INSUFFICIENT, "simulated in production", Broken.production(ready), record),
                refuses("recordContribution", ASSURANCE_INSUFFICIENT, "claims more than stands behind it", ready,
                        record.with("assurance", Assurance.ATTESTED.name())),
                refuses("recordContribution", SIGNATURE_INVALID, "an altered block size", ready, SettlementAsks.record(good).with("flags",
                        new CanonicalValue.Array(List.of(new FactWriter().id("party", "AlderMSP").id("code", "low_value").object())))),
                refuses("recordContribution", SIGNATURE_INVALID, "no signature", ready, record.with("signature", "")),
                refuses("recordContribution", MATRIX_NOT_CONSERVED, "a cell was altered before it was signed", ready,
                        SettlementAsks.record(SettlementAsks.report(wrong, List.of()))),
                refuses("recordContribution", AUTHORISATION_MISSING, "a bank that lets nobody measure", SettlementScenarios::unmeasured, record));
    }

    private static Channel threeBanks() {
        Channel channel = SettlementStory.schemeEnacted();
        channel.submit(RunAsks.open(RunAsks.run(1, BANKS.subList(0, 3))).with("schemeSeq", 1));
        return channel;
    }

    /// As the story, but Dover's grant does not name the measuring of contributions.
    private static Channel unmeasured() {
        Channel channel = Story.founded();
        BANKS.forEach(bank -> channel.submit(bank.equals(DOVER)
                ? Asks.authorize(bank).with("actions", GrantScenarios.texts("SCORE", "TRAIN")) : Asks.authorize(bank)));
        channel.submit(SettlementAsks.propose(SettlementAsks.scheme(1)));
        var scheme = digestOf(channel);
        BANKS.forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_SCHEME, scheme.hex(), scheme)));
        channel.submit(SettlementAsks.enact(1, scheme));
        channel.submit(RunAsks.open(RunAsks.first()).with("schemeSeq", 1));
        BANKS.forEach(bank -> channel.submit(RunAsks.join(Story.RUN, bank)));
        BANKS.forEach(bank -> channel.submit(RunAsks.reveal(Story.RUN, bank)));
        channel.submit(RunAsks.seal(Story.RUN, BANKS, 1));
        channel.submit(RunAsks.freeze(Story.RUN, BANKS, 1));
        BANKS.forEach(bank -> channel.submit(RunAsks.transcript(Story.RUN, bank, 0, 9)));
        channel.submit(RunAsks.complete(Story.RUN));
        return channel;
    }

    private static List<Scenario> proposing() {
        Supplier<Channel> reported = SettlementStory::reported;
        Settlement first = SettlementAsks.settlement();
        Ask propose = SettlementAsks.propose(first);
        Ask second = propose.with("id", "BirchMSP.s2").with("turn", 2);
        Ask reversal = SettlementAsks.propose(SettlementAsks.reversal());
        Allocation more = new Allocation(ALDER, first.allocations().getFirst().amount() + 1);
        FactWriter altered = new FactWriter().objects("allocations",
                Stream.concat(Stream.of(more), first.allocations().stream().skip(1)).toList(), Allocation::write);
        return List.of(
                refuses("proposeSettlement", NOT_FOUND, "no report", SettlementStory::evaluating, propose),
                refuses("proposeSettlement", NOT_FOUND, "replaces nothing", reported, propose.with("replaces", "BirchMSP.s0")),
                refuses("proposeSettlement", WRONG_PARTY, "by one who was not invited", () -> threeBanks(),
                        propose.by(io.riskmesh.contract.world.Cast.of(DOVER)).with("id", "DoverMSP.s1")),
                refuses("proposeSettlement", WRONG_PARTY, "under another's name", reported, propose.with("id", "CedarMSP.s1")),
                refuses("proposeSettlement", NOT_CURRENT, "the second turn first", reported, propose.with("turn", 2)),
                refuses("proposeSettlement", NOT_CURRENT, "another scheme than the report's", reported, propose.with("schemeSeq", 2)),
                refuses("proposeSettlement", ALREADY_SETTLED, "a second one while the first is live", SettlementStory::proposed, second),
                refuses("proposeSettlement", ALREADY_SETTLED, "a second one after the end", SettlementStory::ended, second),
                refuses("proposeSettlement", ALREADY_SETTLED, "takes back what is not final", SettlementStory::proposed, reversal),
                refuses("proposeSettlement", ALREADY_SETTLED, "replaces what is not void", SettlementStory::proposed,
                        second.with("replaces", SettlementAsks.ID)),
                refuses("proposeSettlement", POOL_EXCEEDED, "more than the scheme allows", reported, propose.with("pool", "1000001")),
                refuses("proposeSettlement", POOL_EXCEEDED, "nothing to split", reported, propose.with("pool", "0")),
                refuses("proposeSettlement", DIGEST_MISMATCH, "a unit more for one bank", reported,
                        propose.with("allocations", altered.object().fields().get("allocations"))),
                refuses("proposeSettlement", DIGEST_MISMATCH, "another carry", reported, propose.with("carry", "1")),
                refuses("proposeSettlement", DIGEST_MISMATCH, "takes back half", SettlementStory::ended, reversal.with("pool", "-50000")),
                refuses("proposeSettlement", IMPRECISE_UNAPPROVED, "a report that is imprecise", () -> SettlementStory.flagged("imprecise"), propose),
                refuses("proposeSettlement", MALFORMED_FACT, "replaces and takes back", SettlementStory::ended,
                        reversal.with("replaces", SettlementAsks.ID)));
    }

    private static List<Scenario> disputing() {
        Supplier<Channel> proposed = SettlementStory::proposed;
        return List.of(
                refuses("dispute", NOT_FOUND, "no such settlement", SettlementStory::reported, SettlementAsks.dispute(CEDAR)),
                refuses("dispute", ALREADY_FINAL, "too late", SettlementStory::ended, SettlementAsks.dispute(CEDAR)),
                refuses("dispute", ORDER_VIOLATED, "after the ruling", ruled(RulingDecision.DISMISSED), SettlementAsks.dispute(DOVER)),
                new Scenario("dispute", WRONG_PARTY, "a bank that takes no part", () -> {
                    Channel channel = proposed.get();
                    Broken.put(channel, new RunSeal(ALDER, Asks.START, Story.RUN, BANKS.subList(0, 3), digest("seed")));
                    return channel.evaluate(SettlementAsks.dispute(DOVER));
                }));
    }

    private static List<Scenario> confirming() {
        Supplier<Channel> over = SettlementStory::windowOver;
        return List.of(
                refuses("confirm", NOT_FOUND, "no such settlement", over, channel ->
                        SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID).with("id", "BirchMSP.s9")),
                refuses("confirm", WINDOW_OPEN, "on the first day", SettlementStory::proposed,
                        channel -> SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID)),
                refuses("confirm", DIGEST_MISMATCH, "other numbers", over, channel ->
                        SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID).with("settlementDigest", digest("x").hex())));
    }

    private static List<Scenario> ruling() {
        Supplier<Channel> disputed = after(SettlementStory::proposed, channel -> channel.submit(SettlementAsks.dispute(CEDAR)));
        Ask upheld = SettlementAsks.rule(RulingDecision.UPHELD);
        Supplier<Channel> oneVote = after(disputed, channel -> vote(channel, "APPROVE", 1));
        return List.of(
                refuses("rule", NOT_FOUND, "no such settlement", SettlementStory::reported, upheld),
                refuses("rule", ORDER_VIOLATED, "nobody disputes it", SettlementStory::proposed, upheld),
                refuses("rule", ALREADY_FINAL, "too late", SettlementStory::ended, upheld),
                refuses("rule", QUORUM_MISSING, "one of three judges", oneVote, upheld),
                refuses("rule", QUORUM_MISSING, "two want the contrary", after(disputed, channel -> vote(channel, "REJECT", 2)), upheld));
    }

    private static List<Scenario> finalising() {
        Settlement first = SettlementAsks.settlement();
        Ask finalise = SettlementAsks.finalise(first);
        Supplier<Channel> disputed = after(SettlementStory::confirmed, channel -> channel.submit(SettlementAsks.dispute(DOVER)));
        return List.of(
                refuses("finalise", NOT_FOUND, "no such settlement", SettlementStory::reported, finalise),
                refuses("finalise", QUORUM_MISSING, "nobody confirmed", SettlementStory::windowOver, finalise),
                refuses("finalise", QUORUM_MISSING, "two of four", after(SettlementStory::windowOver, channel -> BANKS.subList(0, 2).forEach(bank ->
                        channel.submit(SettlementAsks.confirm(channel, bank, SettlementAsks.ID)))), finalise),
                refuses("finalise", DISPUTE_OPEN, "one disputes", disputed, finalise),
                refuses("finalise", DISPUTE_OPEN, "a dispute was upheld", after(ruled(RulingDecision.UPHELD), channel -> {
                    channel.advance(Asks.DAY);
                    SettlementStory.confirm(channel, SettlementAsks.ID);
                }), finalise),
                refuses("finalise", DIGEST_MISMATCH, "other payments", SettlementStory::confirmed,
                        finalise.with("nettingDigest", digest("x").hex())));
    }

    /// Cedar disputes; two of the three others say what the ruling says.
    static Supplier<Channel> ruled(RulingDecision decision) {
        return after(SettlementStory::proposed, channel -> {
            channel.submit(SettlementAsks.dispute(CEDAR));
            vote(channel, decision == RulingDecision.UPHELD ? "APPROVE" : "REJECT", 2);
            channel.submit(SettlementAsks.rule(decision));
        });
    }

    static void vote(Channel channel, String decision, int judges) {
        var settlement = Story.digestAt(channel, "SETTLE/" + SettlementAsks.ID);
        List.of(ALDER, BIRCH).subList(0, judges).forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_RULING,
                SettlementAsks.ID, settlement).with("decision", decision)));
    }
}
