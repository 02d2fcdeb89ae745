package io.riskmesh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import org.junit.jupiter.api.Test;

final class StoryTest {

    @Test
    void a_consortium_is_founded_trains_a_model_puts_it_in_use_and_scores() {
        Channel channel = Story.active();
        channel.submit(ModelAsks.alias(1, 1));
        channel.submit(ModelAsks.score(ModelAsks.scoring(2, channel.now())));
        channel.submit(ModelAsks.anchor(1));
        channel.submit(ModelAsks.finding(Cast.BIRCH, 1, Story.RUN));
        channel.submit(ModelAsks.retire(2));
        channel.submit(Asks.revoke(Cast.DOVER));
        assertTrue(channel.evaluate(ModelAsks.alias(2, 1)).refusal().equals("not_current"));
    }

    @Test
    void a_second_run_over_the_same_banks_continues_the_chains() {
        Channel channel = Story.closed();
        RunAsks.play(channel, RunAsks.run(2, Cast.BANKS), 2);
        assertEquals(Story.digestAt(channel, "RUN/fraud/0000000002"), channel.fact(RunAsks.run(2, Cast.BANKS).key()).digest());
    }

    @Test
    void an_answer_and_its_event_name_what_was_written() {
        Channel channel = Story.granted();
        Answer answer = channel.submit(RunAsks.open(RunAsks.first()));
        assertTrue(answer.text().startsWith("{\"facts\":[{\"digest\":\""), answer.text());
        assertTrue(answer.text().contains("\"key\":\"RUN/fraud/0000000001\",\"kind\":\"TrainingRun\""), answer.text());
        assertTrue(answer.text().contains("\"key\":\"USE/DoverMSP.g1/0000000001\""), answer.text());
        assertEquals("TrainingRun", answer.event().getEventName());
        assertEquals(answer.text(), answer.event().getPayload().toStringUtf8());
        assertEquals(5, answer.writes().size());
    }
}
