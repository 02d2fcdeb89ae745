package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_YET_VALID;
import static io.riskmesh.ledger.reason.LedgerReason.PRIVACY_BUDGET_EXHAUSTED;
import static io.riskmesh.ledger.reason.LedgerReason.REFERENCE_VALUES_UNAPPROVED;
import static io.riskmesh.ledger.reason.LedgerReason.ROUNDS_EXHAUSTED;
import static io.riskmesh.ledger.reason.LedgerReason.SUMS_NOT_AUTHORISED;
import static io.riskmesh.ledger.reason.LedgerReason.WINDOW_INVALID;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_EXPIRED;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_MISSING;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_REVOKED;
import static io.riskmesh.ledger.reason.SharedReason.NOT_A_MEMBER;
import static io.riskmesh.ledger.reason.SharedReason.PURPOSE_MISMATCH;
import static io.riskmesh.ledger.reason.SharedReason.TOO_FEW_BANKS;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Grants, and the runs that use them.
final class GrantScenarios {

    private static final Ask OPEN = RunAsks.open(RunAsks.first());

    private GrantScenarios() {}

    static List<Scenario> all() {
        return Stream.of(authorizing(), opening(), using(), limits(), enclaves()).flatMap(List::stream).toList();
    }

    private static List<Scenario> authorizing() {
        Ask first = Asks.authorize(ALDER);
        Ask second = Asks.authorize(Asks.grant(ALDER, 2, Optional.of(digest("x"))));
        return List.of(
                refuses("authorize", WINDOW_INVALID, "401 days", Story::founded, first.with("validUntil", START + 401 * DAY)),
                refuses("authorize", WINDOW_INVALID, "no time", Story::founded, first.with("validUntil", START)),
                refuses("authorize", WINDOW_INVALID, "less than none", Story::founded, first.with("validUntil", START - 1)),
                refuses("authorize", EXPIRED, "over before it is written", Story::founded,
                        first.with("validFrom", START - 2 * DAY).with("validUntil", START - DAY)),
                refuses("authorize", WRONG_PARTY, "for another bank", Story::founded, Asks.authorize(BIRCH).by(Cast.of(ALDER))),
                refuses("authorize", NOT_A_MEMBER, "to a stranger", Story::founded, first.with("assignees", texts("StrangerMSP"))),
                refuses("authorize", NOT_CURRENT, "the second version first", Story::founded, second),
                refuses("authorize", NOT_CURRENT, "another version before", Story::granted, second),
                refuses("authorize", NOT_CURRENT, "a new version of what is revoked",
                        after(Story::granted, channel -> channel.submit(Asks.revoke(ALDER))),
                        channel -> second(channel, ALDER)),
                refuses("authorize", MALFORMED_FACT, "nothing came before the first", Story::founded,
                        first.with("previousDigest", digest("x").hex())),
                refuses("authorize", MALFORMED_FACT, "a grant in another bank's name", Story::founded,
                        first.with("grant", Asks.grantOf(BIRCH))),
                refuses("revoke", WRONG_PARTY, "another bank's grant", Story::granted, Asks.revoke(BIRCH).by(Cast.of(ALDER))),
                refuses("revoke", NOT_FOUND, "no such grant", Story::founded, Asks.revoke(ALDER)));
    }

    private static List<Scenario> opening() {
        Ask three = RunAsks.open(RunAsks.run(1, BANKS.subList(0, 3)));
        return List.of(
                refuses("openRun", NOT_FOUND, "no scheme is in force", Story::granted, OPEN.with("schemeSeq", 1)),
                refuses("openRun", NOT_CURRENT, "the second run first", Story::granted, RunAsks.open(RunAsks.run(2, BANKS))),
                refuses("openRun", EXPIRED, "a deadline that is over", Story::granted, OPEN.with("deadline", START)),
                refuses("openRun", NOT_A_MEMBER, "a stranger is invited", Story::granted, RunAsks.open(RunAsks.run(1,
                        List.of(ALDER, BIRCH, CEDAR, new PartyId("StrangerMSP"))))),
                refuses("openRun", TOO_FEW_BANKS, "two banks", Story::granted, RunAsks.open(RunAsks.run(1, BANKS.subList(0, 2)))),
                refuses("openRun", TOO_FEW_BANKS, "half is no threshold", Story::granted, OPEN.with("threshold", 2)),
                refuses("openRun", TOO_FEW_BANKS, "a threshold that nobody reaches", Story::granted, OPEN.with("threshold", 5)),
                refuses("openRun", TOO_FEW_BANKS, "a bank wants four", granted(CEDAR, ask -> ask.with("minContributors", 4)), three),
                refuses("openRun", AUTHORISATION_MISSING, "three grants for four banks", Story::granted,
                        without(OPEN, 3)),
                refuses("openRun", AUTHORISATION_MISSING, "no grants", Story::founded, OPEN),
                refuses("openRun", AUTHORISATION_MISSING, "one bank twice and another not", Story::granted, twice()),
                refuses("openRun", SUMS_NOT_AUTHORISED, "a bank does not show its sums",
                        granted(DOVER, ask -> ask.with("duties", new CanonicalValue.Array(List.of()))),
                        OPEN.with("sumOpeners", "ALL_BANKS")),
                refuses("openRun", MALFORMED_FACT, "no receipts", Story::granted, OPEN.without("receipts")),
                refuses("openRun", MALFORMED_FACT, "receipts of another run", Story::granted,
                        receipt(OPEN, 0, "subject", new CanonicalValue.Text("fraud.2"))),
                refuses("openRun", MALFORMED_FACT, "receipts that the run does not name", Story::granted,
                        receipt(OPEN, 0, "seq", new CanonicalValue.Int(2))));
    }

    private static List<Scenario> using() {
        List<Scenario> all = new ArrayList<>();
        uses(all, AUTHORISATION_MISSING, "not for an assignee", ask -> ask.with("assignees", texts("CedarMSP")));
        uses(all, AUTHORISATION_MISSING, "not for this", ask -> ask.with("actions", texts("EVALUATE")));
        uses(all, NOT_YET_VALID, "not yet", ask -> ask.with("validFrom", START + 10 * DAY));
        uses(all, AUTHORISATION_EXPIRED, "the use outlives the grant", ask -> ask.with("validUntil", START + 60_000));
        for (Ask ask : List.of(OPEN, score())) {
            all.add(refuses(ask.function(), AUTHORISATION_EXPIRED, "the grant is over", after(stage(ask), channel -> channel.advance(101 * DAY)),
                    channel -> ask.function().equals("openRun")
                            ? OPEN.with("deadline", START + 102 * DAY)
                            : score().with("validUntil", channel.now() + 1)));
            all.add(refuses(ask.function(), AUTHORISATION_REVOKED, "the grant is revoked",
                    after(stage(ask), channel -> channel.submit(Asks.revoke(BIRCH))), ask));
            all.add(refuses(ask.function(), NOT_CURRENT, "the grant has another version",
                    after(stage(ask), channel -> channel.submit(second(channel, BIRCH))), ask));
        }
        all.add(refuses("openRun", PURPOSE_MISMATCH, "for another purpose", granted(BIRCH, ask -> ask.with("purpose", "credit")), OPEN));
        all.add(refuses("openRun", PURPOSE_MISMATCH, "on other data", granted(BIRCH, ask -> ask.with("dataset", "cards")), OPEN));
        all.add(refuses("openRun", NOT_CURRENT, "the second use first", Story::granted, secondUse()));
        all.add(refuses("openRun", NOT_CURRENT, "totals that do not follow", Story::granted,
                receipt(OPEN, 0, "roundsTotal", new CanonicalValue.Int(20))));
        return all;
    }

    /// The same for training and for scoring: a grant of Birch with one term changed.
    private static void uses(List<Scenario> all, ReasonCode code, String title, UnaryOperator<Ask> change) {
        all.add(refuses("openRun", code, title, granted(BIRCH, change), OPEN));
        all.add(refuses("useForScoring", code, title, activeWith(change), channel -> second(channel)));
    }

    private static List<Scenario> limits() {
        CanonicalValue many = new CanonicalValue.Int(201);
        Supplier<Channel> bounded = granted(BIRCH, ask -> ask.with("maxEpsilonMicros", 5));
        Ask rounds = receipt(receipt(OPEN, 1, "roundsReserved", many), 1, "roundsTotal", many);
        CanonicalValue six = new CanonicalValue.Int(6);
        Ask epsilon = receipt(receipt(OPEN, 1, "epsilonMicrosReserved", six), 1, "epsilonMicrosTotal", six);
        return List.of(
                refuses("openRun", ROUNDS_EXHAUSTED, "201 of 200 rounds", Story::granted, rounds),
                refuses("openRun", PRIVACY_BUDGET_EXHAUSTED, "6 of 5 millionths", bounded, epsilon.with("privacy", "DP")),
                refuses("openRun", PRIVACY_BUDGET_EXHAUSTED, "exact sums against a bound", bounded, OPEN),
                refuses("useForScoring", ROUNDS_EXHAUSTED, "192 more after 10 rounds", Story::active,
                        score().with("roundsReserved", 191).with("roundsTotal", 201)),
                refuses("useForScoring", PRIVACY_BUDGET_EXHAUSTED, "6 of 5 millionths",
                        activeWith(ask -> ask.with("maxEpsilonMicros", 5)),
                        channel -> second(channel)
                                .with("epsilonMicrosReserved", 6).with("epsilonMicrosTotal", 6)));
    }

    private static List<Scenario> enclaves() {
        Supplier<Channel> proposed = after(Story::granted,
                channel -> channel.submit(ModelAsks.proposeValues("opener-1", EnclaveUse.OPENER, true)));
        Supplier<Channel> enacted = after(proposed, channel -> Story.enactValues(channel, "opener-1"));
        Supplier<Channel> unnamed = after(granted(DOVER, ask -> ask.with("referenceValues", texts("scorer-1"))), channel -> {
            channel.submit(ModelAsks.proposeValues("opener-1", EnclaveUse.OPENER, true));
            Story.enactValues(channel, "opener-1");
        });
        Ask inside = inEnclave("opener-1");
        return List.of(
                refuses("openRun", REFERENCE_VALUES_UNAPPROVED, "no image named", Story::granted, OPEN.with("sumOpeners", "ENCLAVE")),
                refuses("openRun", REFERENCE_VALUES_UNAPPROVED, "no such image", Story::granted, inside),
                refuses("openRun", REFERENCE_VALUES_UNAPPROVED, "an image that is not in force", proposed, inside),
                refuses("openRun", REFERENCE_VALUES_UNAPPROVED, "an image that a grant does not name", unnamed, inside),
                refuses("openRun", REFERENCE_VALUES_UNAPPROVED, "a simulated image in production", Broken.production(enacted), inside),
                refuses("useForScoring", REFERENCE_VALUES_UNAPPROVED, "an image that the grant does not name",
                        activeWith(ask -> ask.with("referenceValues", texts("opener-1"))),
                        channel -> second(channel)),
                refuses("useForScoring", REFERENCE_VALUES_UNAPPROVED, "no image named", Story::active,
                        score().without("referenceValues")));
    }

    static Ask inEnclave(String values) {
        Ask ask = OPEN.with("sumOpeners", "ENCLAVE").with("referenceValues", values);
        for (int i = 0; i < BANKS.size(); i++) {
            ask = receipt(ask, i, "referenceValues", new CanonicalValue.Text(values));
        }
        return ask;
    }

    /// All four granted, one bank on other terms.
    static Supplier<Channel> granted(PartyId bank, UnaryOperator<Ask> terms) {
        return after(Story::founded, channel -> BANKS.forEach(by ->
                channel.submit(by.equals(bank) ? terms.apply(Asks.authorize(by)) : Asks.authorize(by))));
    }

    /// The model is in use, and Birch's grant has a second version on other terms.
    private static Supplier<Channel> activeWith(UnaryOperator<Ask> terms) {
        return after(Story::active, channel -> channel.submit(terms.apply(second(channel, BIRCH))));
    }

    private static Ask second(Channel channel, PartyId bank) {
        return Asks.authorize(Asks.grant(bank, 2,
                Optional.of(Story.digestAt(channel, "AUTH/" + Asks.grantOf(bank) + "/0000000001"))));
    }

    private static Supplier<Channel> stage(Ask ask) {
        return ask.function().equals("openRun") ? Story::granted : Story::active;
    }

    private static Ask score() {
        return ModelAsks.score(ModelAsks.scoring(2, START));
    }

    /// A use under the second version of Birch's grant.
    private static Ask second(Channel channel) {
        return score().with("version", 2).with("validUntil", channel.now() + DAY);
    }

    private static Ask twice() {
        Ask ask = OPEN;
        for (String field : List.of("receipts", "uses")) {
            List<CanonicalValue> items = new ArrayList<>(((CanonicalValue.Array) ask.request().fields().get(field)).items());
            items.set(3, items.get(2));
            ask = ask.with(field, new CanonicalValue.Array(items));
        }
        return ask;
    }

    private static Ask secondUse() {
        List<UseReceipt> receipts = BANKS.stream().map(bank -> RunAsks.receipt(RunAsks.run(2, BANKS), bank)).toList();
        Ask second = RunAsks.open(RunAsks.run(2, BANKS), receipts).with("seq", 1);
        for (int i = 0; i < BANKS.size(); i++) {
            second = receipt(second, i, "subject", new CanonicalValue.Text("fraud.1"));
        }
        return second;
    }

    static CanonicalValue texts(String... texts) {
        return new CanonicalValue.Array(Stream.of(texts).<CanonicalValue>map(CanonicalValue.Text::new).toList());
    }

    /// The call with one field of one receipt changed.
    private static Ask receipt(Ask ask, int index, String field, CanonicalValue value) {
        List<CanonicalValue> receipts = new ArrayList<>(((CanonicalValue.Array) ask.request().fields().get("receipts")).items());
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(((CanonicalValue.Obj) receipts.get(index)).fields());
        fields.put(field, value);
        receipts.set(index, new CanonicalValue.Obj(fields));
        return ask.with("receipts", new CanonicalValue.Array(receipts));
    }

    /// The call without one use and its receipt.
    private static Ask without(Ask ask, int index) {
        Ask fewer = ask;
        for (String field : List.of("receipts", "uses")) {
            List<CanonicalValue> items = new ArrayList<>(((CanonicalValue.Array) ask.request().fields().get(field)).items());
            items.remove(index);
            fewer = fewer.with(field, new CanonicalValue.Array(items));
        }
        return fewer;
    }
}
