package io.riskmesh.contract.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueryTest {

    private static final Channel CLOSED = Story.closed();

    @Test
    void get_gives_the_canonical_bytes_to_whoever_may_ask() {
        Answer answer = CLOSED.evaluate(Asks.get("RUN/fraud/0000000001").by(Cast.REGULATOR));
        assertArrayEquals(CLOSED.fact(RunAsks.first().key()).canonicalBytes(), answer.response().getPayload());
        assertTrue(answer.writes().isEmpty());
        assertEquals(1, answer.readWriteSet().getReadsCount());
    }

    @Test
    void get_refuses_what_is_not_there_and_what_is_no_key() {
        assertEquals("not_found", CLOSED.evaluate(Asks.get("RUN/fraud/0000000002")).refusal());
        assertEquals("not_found", CLOSED.evaluate(Asks.get("RUN")).refusal());
        for (String key : List.of("", "/", "run/fraud", "RUN/", "RUN//x", "RUN/a b", "SECRET/x")) {
            assertEquals("malformed_fact", CLOSED.evaluate(Asks.get(key)).refusal(), key);
        }
        assertEquals("malformed_fact", CLOSED.evaluate(Asks.get("RUN").with("extra", 1)).refusal());
        assertEquals("malformed_fact", CLOSED.evaluate(Asks.get("RUN").without("key")).refusal());
    }

    @Test
    void list_gives_all_facts_under_a_prefix_page_by_page() throws MalformedFact {
        List<CanonicalValue> found = new ArrayList<>();
        Ask ask = Asks.list("JOIN/fraud.1", 3);
        int pages = 0;
        for (String bookmark = null; !"".equals(bookmark); pages++) {
            CanonicalValue.Obj page = page(bookmark == null ? ask : ask.with("bookmark", bookmark));
            bookmark = ((CanonicalValue.Text) page.fields().get("bookmark")).value();
            found.addAll(((CanonicalValue.Array) page.fields().get("facts")).items());
        }
        assertEquals(2, pages);
        List<String> parties = found.stream().map(fact -> ((CanonicalValue.Obj) fact).fields().get("by"))
                .map(by -> ((CanonicalValue.Text) by).value()).toList();
        assertEquals(List.of("AlderMSP", "BirchMSP", "CedarMSP", "DoverMSP"), parties);
    }

    @Test
    void list_stays_within_its_prefix() throws MalformedFact {
        assertEquals(0, size(page(Asks.list("JOIN/fraud", 100))));
        assertEquals(4, size(page(Asks.list("AUTH", 100))));
        assertEquals(1, size(page(Asks.list("AUTH/AlderMSP.g1", 100))));
        assertEquals(0, size(page(Asks.list("AUTH/AlderMSP.g", 100))));
    }

    @Test
    void list_refuses_large_pages_and_bookmarks_of_other_lists() throws MalformedFact {
        String elsewhere = ((CanonicalValue.Text) page(Asks.list("AUTH", 1)).fields().get("bookmark")).value();
        for (Ask ask : List.of(Asks.list("JOIN", 0), Asks.list("JOIN", 101), Asks.list("NONE", 1),
                Asks.list("JOIN", 1).with("bookmark", elsewhere), Asks.list("JOIN", 1).with("bookmark", "!"),
                Asks.list("JOIN", 1).without("prefix"), Asks.list("JOIN", 1).without("pageSize"))) {
            assertEquals("malformed_fact", CLOSED.evaluate(ask).refusal());
        }
    }

    @Test
    void queries_take_no_transient_map_and_one_request() {
        for (Ask ask : List.of(Asks.get("RUN"), Asks.list("RUN", 1))) {
            Proposal proposal = CLOSED.proposal(ask);
            assertEquals("transient_not_allowed", CLOSED.evaluate(proposal.withTransient("x", new byte[0])).refusal());
            assertEquals("malformed_fact", CLOSED.evaluate(proposal.withArguments(proposal.arguments().subList(0, 1))).refusal());
        }
    }

    @Test
    void what_is_no_function_is_unknown() {
        Proposal proposal = CLOSED.proposal(Asks.get("RUN"));
        for (String name : List.of("", "GET", "get ", "init", "admitEnclaves", "recordContributions", "settle")) {
            List<byte[]> arguments = List.of(name.getBytes(StandardCharsets.UTF_8), new byte[0]);
            assertEquals("unknown_function", CLOSED.evaluate(proposal.withArguments(arguments)).refusal());
        }
        assertEquals("unknown_function", CLOSED.evaluate(proposal.withArguments(List.of())).refusal());
    }

    private static CanonicalValue.Obj page(Ask ask) throws MalformedFact {
        Answer answer = CLOSED.evaluate(ask);
        assertTrue(answer.isOk(), () -> answer.response().getMessage());
        assertEquals(1, answer.readWriteSet().getRangeQueriesInfoCount());
        return (CanonicalValue.Obj) CanonicalJson.decode(answer.response().getPayload());
    }

    private static int size(CanonicalValue.Obj page) {
        return ((CanonicalValue.Array) page.fields().get("facts")).items().size();
    }
}
