package io.riskmesh.contract;

import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Story.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the rules let through, where one might fear that they do not.
final class AcceptedTest {

    private static final List<PartyId> THREE = BANKS.subList(0, 3);
    private static final RunId SECOND = new RunId(RunAsks.MODEL, 2);

    @Test
    void a_second_consortium_takes_a_quorum_of_the_first_and_makes_it_stale() {
        Channel channel = Story.founded();
        Answer proposed = channel.submit(Asks.propose(BIRCH, 2, ConsortiumMode.DEVELOPMENT).with("minContributors", 4));
        String key = proposed.writes().firstKey();
        String hex = key.substring(key.length() - 65, key.length() - 1);
        Digest proposal = Digest.fromHex(hex);
        Story.approve(channel, SubjectKind.CONSORTIUM, hex, proposal);
        channel.submit(Asks.enactConsortium(DOVER, 2, proposal));
        assertEquals("consortium_stale", channel.evaluate(Asks.authorize(ALDER)).refusal());
        channel.submit(Asks.authorize(ALDER).with("consortium", 2));
    }

    @Test
    void a_party_registers_a_key_for_each_use() {
        Channel channel = Story.founded();
        byte[] classical = Certificates.p256();
        channel.submit(Asks.register(ALDER, 1, Asks.key("t", KeyUse.TLS, classical), Asks.key("r", KeyUse.ROUND, classical),
                Asks.key("c", KeyUse.RECEIPT, classical), Asks.key("s", KeyUse.SUM, classical),
                Asks.key("l", KeyUse.SUM, Certificates.mlDsa65())));
        channel.submit(Asks.register(ALDER, 2));
    }

    @Test
    void a_run_with_noise_or_an_enclave_may_differ_by_one_bank_and_adds_no_cohort() {
        Channel channel = Story.closed();
        TrainingRun run = RunAsks.run(2, THREE);
        channel.submit(RunAsks.open(run).with("privacy", "DP"));
        joinAndReveal(channel, run);
        channel.submit(RunAsks.seal(SECOND, THREE, 1).without("cohortSeq"));
        assertEquals(1, channel.submit(RunAsks.freeze(SECOND, 1, 0, THREE)).writes().size());
    }

    @Test
    void three_of_four_may_train_on_other_days_and_both_cohorts_are_kept() {
        Channel channel = Story.closed();
        TrainingRun run = RunAsks.run(2, THREE);
        channel.submit(RunAsks.open(run));
        long later = Asks.START - DAY + 1;
        THREE.forEach(bank -> channel.submit(RunAsks.join(SECOND, bank).with("dataFrom", later).with("dataTo", later + DAY)));
        THREE.forEach(bank -> channel.submit(RunAsks.reveal(SECOND, bank)));
        channel.submit(RunAsks.seal(SECOND, THREE, 2));
        assertEquals(2, channel.submit(RunAsks.freeze(SECOND, THREE, 2)).writes().size());
        CohortLink link = (CohortLink) channel.fact(CohortLink.keyOf(Asks.DATASET, 2));
        assertEquals(List.of(new Cohort(BANKS, Asks.START - 30 * DAY, Asks.START - DAY), new Cohort(THREE, later, later + DAY)),
                link.cohorts());
        assertEquals(SECOND, link.run());
    }

    @Test
    void the_same_banks_over_the_same_days_are_one_cohort() {
        Channel channel = Story.closed();
        RunAsks.play(channel, RunAsks.run(2, BANKS), 2);
        assertEquals(1, ((CohortLink) channel.fact(CohortLink.keyOf(Asks.DATASET, 2))).cohorts().size());
    }

    @Test
    void a_run_goes_on_with_fewer_banks_and_more_trees() {
        Channel channel = Story.transcribed();
        channel.submit(RunAsks.freeze(RUN, 2, 100, THREE));
        THREE.forEach(bank -> channel.submit(RunAsks.transcript(RUN, bank, 10, 14)));
        channel.submit(RunAsks.complete(RUN).with("trees", 15));
    }

    @Test
    void past_the_deadline_those_who_are_there_go_on_or_give_up() {
        Channel channel = Story.opened();
        THREE.forEach(bank -> channel.submit(RunAsks.join(RUN, bank)));
        channel.advance(2 * DAY);
        Channel other = channel.copy();
        THREE.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
        channel.submit(RunAsks.seal(RUN, THREE, 1));
        other.submit(RunAsks.abort(RUN, BIRCH));
        assertEquals("order_violated", other.evaluate(RunAsks.reveal(RUN, ALDER)).refusal());
    }

    @Test
    void a_new_version_of_a_grant_is_the_one_to_use() {
        Channel channel = Story.active();
        Digest first = Story.digestAt(channel, "AUTH/BirchMSP.g1/0000000001");
        channel.submit(Asks.authorize(Asks.grant(BIRCH, 2, Optional.of(first))));
        Ask score = ModelAsks.score(ModelAsks.scoring(2, channel.now()));
        assertEquals("not_current", channel.evaluate(score).refusal());
        channel.submit(score.with("version", 2));
    }

    @Test
    void a_call_made_again_much_later_is_still_the_same_call() {
        Channel channel = Story.active();
        channel.advance(DAY / 2);
        for (Ask ask : List.of(RunAsks.join(RUN, ALDER), RunAsks.reveal(RUN, ALDER), RunAsks.seal(RUN, BANKS, 1),
                RunAsks.freeze(RUN, BANKS, 1), RunAsks.transcript(RUN, ALDER, 0, 9), RunAsks.complete(RUN),
                RunAsks.open(RunAsks.first()), ModelAsks.propose(RunAsks.first()), ModelAsks.activate(1))) {
            assertEquals("already_recorded", channel.evaluate(ask).refusal(), ask.function());
        }
    }

    @Test
    void a_revoked_grant_stops_the_run_that_uses_it_and_the_next() {
        Channel channel = Story.frozen();
        channel.submit(Asks.revoke(DOVER));
        assertEquals("authorisation_revoked", channel.evaluate(RunAsks.transcript(RUN, ALDER, 0, 9)).refusal());
        assertEquals("authorisation_revoked", channel.evaluate(RunAsks.freeze(RUN, 2, 100, BANKS)).refusal());
        assertEquals("authorisation_revoked", channel.evaluate(RunAsks.open(RunAsks.run(2, BANKS))).refusal());
        channel.submit(RunAsks.abort(RUN, ALDER));
    }

    @Test
    void rules_read_by_point_and_a_race_for_one_key_is_seen_at_commit() {
        Channel channel = Story.granted();
        Answer one = channel.evaluate(RunAsks.open(RunAsks.first()));
        Answer other = channel.evaluate(RunAsks.open(RunAsks.first()).with("deadline", RunAsks.DEADLINE + 1).by(Cast.of(BIRCH)));
        assertEquals(one.writes().keySet(), other.writes().keySet());
        List<String> read = one.readWriteSet().getReadsList().stream().filter(key -> !key.hasVersion()).map(key -> key.getKey()).toList();
        assertTrue(read.containsAll(one.writes().keySet()), "Every key that is written was read as absent");
        assertEquals(0, one.readWriteSet().getRangeQueriesInfoCount());
    }

    private static void joinAndReveal(Channel channel, TrainingRun run) {
        run.invited().forEach(bank -> channel.submit(RunAsks.join(run.id(), bank)));
        run.invited().forEach(bank -> channel.submit(RunAsks.reveal(run.id(), bank)));
    }
}
