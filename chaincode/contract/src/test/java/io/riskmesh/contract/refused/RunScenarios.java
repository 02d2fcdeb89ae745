package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.contract.world.Story.RUN;
import static io.riskmesh.ledger.reason.LedgerReason.COHORT_TOO_CLOSE;
import static io.riskmesh.ledger.reason.LedgerReason.COIN_MISMATCH;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.GAP;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.ORDER_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.SLOTS_OVERLAP;
import static io.riskmesh.ledger.reason.LedgerReason.TRANSCRIPTS_DIFFER;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_REVOKED;
import static io.riskmesh.ledger.reason.SharedReason.NOT_A_MEMBER;
import static io.riskmesh.ledger.reason.SharedReason.TOO_FEW_BANKS;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs from joining to close.
final class RunScenarios {

    private static final List<PartyId> THREE = BANKS.subList(0, 3);
    private static final RunId NO_RUN = new RunId("other", 1);
    private static final RunId SECOND = new RunId(RunAsks.MODEL, 2);

    private RunScenarios() {}

    static List<Scenario> all() {
        return Stream.of(joining(), revealing(), sealing(), freezing(), recording(), closing()).flatMap(List::stream).toList();
    }

    private static List<Scenario> joining() {
        return List.of(
                refuses("joinRun", ORDER_VIOLATED, "a coin is revealed", after(lateWithThree(), channel ->
                        channel.submit(RunAsks.reveal(RUN, ALDER))), RunAsks.join(RUN, DOVER)),
                refuses("joinRun", ORDER_VIOLATED, "the run is sealed", after(lateWithThree(), channel -> {
                    THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
                    channel.submit(RunAsks.seal(RUN, THREE, 1));
                }), RunAsks.join(RUN, DOVER)),
                refuses("joinRun", ORDER_VIOLATED, "the run is aborted", aborted(Story::opened), RunAsks.join(RUN, ALDER)),
                refuses("joinRun", EXPIRED, "past the deadline", after(Story::opened, channel -> channel.advance(2 * DAY)),
                        RunAsks.join(RUN, ALDER)),
                refuses("joinRun", WRONG_PARTY, "not invited", openedWithThree(), RunAsks.join(RUN, DOVER)),
                refuses("joinRun", NOT_FOUND, "no such run", Story::opened, RunAsks.join(NO_RUN, ALDER)),
                refuses("joinRun", MALFORMED_FACT, "a bound that tells the count", Story::opened,
                        RunAsks.join(RUN, ALDER).with("rowBound", 1000)));
    }

    private static List<Scenario> revealing() {
        Supplier<Channel> three = after(Story::opened, channel -> THREE.forEach(bank -> channel.submit(RunAsks.join(RUN, bank))));
        Supplier<Channel> sealedWithThree = after(Story::joined, channel -> {
            THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            channel.advance(2 * DAY);
            channel.submit(RunAsks.seal(RUN, THREE, 1));
        });
        return List.of(
                refuses("revealCoin", ORDER_VIOLATED, "one has not joined", three, RunAsks.reveal(RUN, ALDER)),
                refuses("revealCoin", ORDER_VIOLATED, "the run is sealed", sealedWithThree, RunAsks.reveal(RUN, DOVER)),
                refuses("revealCoin", ORDER_VIOLATED, "the run is aborted", aborted(Story::joined), RunAsks.reveal(RUN, ALDER)),
                refuses("revealCoin", COIN_MISMATCH, "another nonce", Story::joined,
                        RunAsks.reveal(RUN, ALDER).with("nonce", OpaqueBytes.of(new byte[32]).base64())),
                refuses("revealCoin", COIN_MISMATCH, "another bank's nonce", Story::joined,
                        RunAsks.reveal(RUN, ALDER).with("nonce", RunAsks.nonce(BIRCH).base64())),
                refuses("revealCoin", WRONG_PARTY, "not invited", openedWithThree(), RunAsks.reveal(RUN, DOVER)),
                refuses("revealCoin", NOT_FOUND, "never joined", lateWithThree(), RunAsks.reveal(RUN, DOVER)),
                refuses("revealCoin", NOT_FOUND, "no such run", Story::joined, RunAsks.reveal(NO_RUN, ALDER)));
    }

    private static List<Scenario> sealing() {
        Supplier<Channel> someRevealed = after(Story::joined, channel -> THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank))));
        Supplier<Channel> twoRevealed = after(Story::joined, channel -> {
            THREE.subList(0, 2).forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            channel.advance(2 * DAY);
        });
        Supplier<Channel> fewer = after(Story::closed, channel -> upToSeal(channel, RunAsks.run(2, THREE)));
        Ask seal = RunAsks.seal(RUN, BANKS, 1);
        return List.of(
                refuses("sealRun", ORDER_VIOLATED, "nobody has revealed", Story::joined, seal),
                refuses("sealRun", ORDER_VIOLATED, "one that joined has not revealed", someRevealed, RunAsks.seal(RUN, THREE, 1)),
                refuses("sealRun", ORDER_VIOLATED, "one that revealed is left out", Story::revealed, RunAsks.seal(RUN, THREE, 1)),
                refuses("sealRun", ORDER_VIOLATED, "the run is aborted", aborted(Story::revealed), seal),
                refuses("sealRun", COIN_MISMATCH, "another seed", Story::revealed, seal.with("coinSeed", digest("x").hex())),
                refuses("sealRun", TOO_FEW_BANKS, "two revealed", twoRevealed, RunAsks.seal(RUN, THREE.subList(0, 2), 1)),
                refuses("sealRun", COHORT_TOO_CLOSE, "three of the four over the same days", fewer, RunAsks.seal(SECOND, THREE, 2)),
                refuses("sealRun", WRONG_PARTY, "not invited", fewer, RunAsks.seal(SECOND, THREE, 2).by(Cast.of(DOVER))),
                refuses("sealRun", NOT_FOUND, "no such run", Story::revealed, RunAsks.seal(NO_RUN, BANKS, 1)),
                refuses("sealRun", NOT_CURRENT, "cohorts that are not there", Story::revealed, RunAsks.seal(RUN, BANKS, 2)),
                refuses("sealRun", NOT_CURRENT, "cohorts of before", fewer, RunAsks.seal(SECOND, THREE, 1)),
                refuses("sealRun", MALFORMED_FACT, "no cohorts named", Story::revealed, seal.without("cohortSeq")));
    }

    private static List<Scenario> freezing() {
        Supplier<Channel> again = after(Story::closed, channel -> {
            upToSeal(channel, RunAsks.run(2, BANKS));
            channel.submit(RunAsks.seal(SECOND, BANKS, 2));
        });
        Supplier<Channel> ofThree = after(openedWithThree(), channel -> {
            THREE.forEach(bank -> channel.submit(RunAsks.join(RUN, bank)));
            THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            channel.submit(RunAsks.seal(RUN, THREE, 1));
        });
        Ask first = RunAsks.freeze(RUN, BANKS, 1);
        return List.of(
                refuses("freezeSurvivors", SLOTS_OVERLAP, "a slot that is taken", Story::frozen, RunAsks.freeze(RUN, 2, 99, BANKS)),
                refuses("freezeSurvivors", TOO_FEW_BANKS, "two", Story::sealed, RunAsks.freeze(RUN, BANKS.subList(0, 2), 1)),
                refuses("freezeSurvivors", COHORT_TOO_CLOSE, "three of the four over the same days", again,
                        RunAsks.freeze(SECOND, THREE, 2)),
                refuses("freezeSurvivors", AUTHORISATION_REVOKED, "a grant is revoked",
                        after(Story::sealed, channel -> channel.submit(Asks.revoke(DOVER))), first),
                refuses("freezeSurvivors", WRONG_PARTY, "not the initiator", Story::sealed, first.by(Cast.of(BIRCH))),
                refuses("freezeSurvivors", NOT_FOUND, "the run is not sealed", Story::revealed, first),
                refuses("freezeSurvivors", NOT_FOUND, "no such run", Story::sealed, RunAsks.freeze(NO_RUN, BANKS, 1)),
                refuses("freezeSurvivors", NOT_CURRENT, "the run is closed", Story::closed, RunAsks.freeze(RUN, 2, 100, BANKS)),
                refuses("freezeSurvivors", NOT_CURRENT, "the third record second", Story::frozen, RunAsks.freeze(RUN, 3, 100, BANKS)),
                refuses("freezeSurvivors", NOT_CURRENT, "cohorts that are not there", Story::sealed, RunAsks.freeze(RUN, BANKS, 2)),
                refuses("freezeSurvivors", NOT_A_MEMBER, "a bank that takes no part", ofThree, RunAsks.freeze(RUN, BANKS, 1)),
                refuses("freezeSurvivors", MALFORMED_FACT, "no cohorts named", Story::sealed, first.without("cohortSeq")),
                refuses("freezeSurvivors", MALFORMED_FACT, "cohorts named twice", Story::frozen,
                        RunAsks.freeze(RUN, 2, 100, BANKS).with("cohortSeq", 2)));
    }

    private static List<Scenario> recording() {
        Supplier<Channel> sealedWithThree = after(lateWithThree(), channel -> {
            THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            channel.submit(RunAsks.seal(RUN, THREE, 1));
        });
        Ask next = RunAsks.transcript(RUN, ALDER, 10, 19);
        return List.of(
                refuses("recordTranscript", GAP, "tree 5 comes after tree 4", Story::frozen, RunAsks.transcript(RUN, ALDER, 5, 9)),
                refuses("recordTranscript", GAP, "tree 5 again", Story::transcribed, RunAsks.transcript(RUN, ALDER, 5, 14)),
                refuses("recordTranscript", AUTHORISATION_REVOKED, "a grant is revoked",
                        after(Story::transcribed, channel -> channel.submit(Asks.revoke(DOVER))), next),
                refuses("recordTranscript", WRONG_PARTY, "takes no part", sealedWithThree, RunAsks.transcript(RUN, DOVER, 0, 9)),
                refuses("recordTranscript", NOT_FOUND, "the run is not sealed", Story::revealed, RunAsks.transcript(RUN, ALDER, 0, 9)),
                refuses("recordTranscript", NOT_FOUND, "no such run", Story::frozen, RunAsks.transcript(NO_RUN, ALDER, 0, 9)),
                refuses("recordTranscript", NOT_CURRENT, "the run is closed", Story::closed, next));
    }

    private static List<Scenario> closing() {
        Supplier<Channel> split = after(Story::frozen, channel -> {
            THREE.forEach(bank -> channel.submit(bank.equals(CEDAR)
                    ? RunAsks.transcript(RUN, bank, 0, 9).with("modelSoFar", digest("another").hex())
                    : RunAsks.transcript(RUN, bank, 0, 9)));
            channel.submit(RunAsks.transcript(RUN, DOVER, 0, 9).with("transcript", digest("another").hex()));
        });
        Ask complete = RunAsks.complete(RUN);
        return List.of(
                refuses("closeRun", TRANSCRIPTS_DIFFER, "nobody says what it saw", Story::frozen, complete),
                refuses("closeRun", TRANSCRIPTS_DIFFER, "two of four agree", split, complete),
                refuses("closeRun", TRANSCRIPTS_DIFFER, "another number of trees", Story::transcribed, complete.with("trees", 11)),
                refuses("closeRun", WRONG_PARTY, "not the initiator", Story::transcribed, complete.by(Cast.of(BIRCH))),
                refuses("closeRun", WRONG_PARTY, "not the initiator, before the deadline", Story::opened, RunAsks.abort(RUN, BIRCH)),
                refuses("closeRun", WRONG_PARTY, "only the initiator completes, even late",
                        after(Story::transcribed, channel -> channel.advance(2 * DAY)), complete.by(Cast.of(BIRCH))),
                refuses("closeRun", NOT_FOUND, "the run is not sealed", Story::revealed, complete),
                refuses("closeRun", NOT_FOUND, "no such run", Story::transcribed, RunAsks.complete(NO_RUN)),
                refuses("closeRun", MALFORMED_FACT, "aborted for no reason", Story::opened, RunAsks.abort(RUN, ALDER).without("reasonCode")),
                refuses("closeRun", MALFORMED_FACT, "completed for a reason", Story::transcribed, complete.with("reasonCode", "x")),
                refuses("closeRun", MALFORMED_FACT, "completed without trees", Story::transcribed, complete.with("trees", 0)));
    }

    static Supplier<Channel> aborted(Supplier<Channel> stage) {
        return after(stage, channel -> channel.submit(RunAsks.abort(RUN, ALDER)));
    }

    private static Supplier<Channel> openedWithThree() {
        return after(Story::granted, channel -> channel.submit(RunAsks.open(RunAsks.run(1, THREE))));
    }

    /// Three of four joined, and the deadline is over.
    private static Supplier<Channel> lateWithThree() {
        return after(Story::opened, channel -> {
            THREE.forEach(bank -> channel.submit(RunAsks.join(RUN, bank)));
            channel.advance(2 * DAY);
        });
    }

    private static void upToSeal(Channel channel, TrainingRun run) {
        channel.submit(RunAsks.open(run));
        run.invited().forEach(bank -> channel.submit(RunAsks.join(run.id(), bank)));
        run.invited().forEach(bank -> channel.submit(RunAsks.reveal(run.id(), bank)));
    }
}
