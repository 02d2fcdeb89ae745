package io.riskmesh.gateway.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemPagesTest {
    private final ProblemTexts texts = ProblemTexts.read();

    @Test
    void every_code_of_the_registry_has_a_page_with_a_sentence() {
        ProblemPages pages = new ProblemPages(texts);
        int count = 0;
        for (Class<?> room : ReasonCode.class.getPermittedSubclasses()) {
            for (Object code : room.getEnumConstants()) {
                ApiAnswer.Bytes page = (ApiAnswer.Bytes) pages.get(null, new Input(Map.of("code", code.toString()), Map.of(),
                        MissingNode.getInstance()));
                String html = new String(page.body(), StandardCharsets.UTF_8);
                assertTrue(html.contains(texts.sentence((ReasonCode) code)), code.toString());
                assertTrue(texts.sentence((ReasonCode) code).length() >= 20, code.toString());
                assertTrue(!texts.sentence((ReasonCode) code).equals(code.toString().replace('_', ' ') + "."), code + " has no sentence");
                assertTrue(!html.replaceAll("</?[a-z0-9]+[^>]*>|<!doctype html>", "").contains("<"), code.toString());
                count++;
            }
        }
        System.out.println(count + " codes with a page");
        assertTrue(count >= 200, "only " + count);
    }

    @Test
    void a_detail_that_repeats_the_request_gives_way() throws Exception {
        NoEcho noEcho = new NoEcho(texts);
        Input input = new Input(Map.of("grant", "HarbourMSP.g17"), Map.of(),
                new ObjectMapper().readTree("{\"a\":{\"nameCanary\":[\"valueCanary\"]}}"));
        for (String detail : new String[] {"grant HarbourMSP.g17 was revoked", "has valueCanary", "nameCanary?", ""}) {
            Problem cleaned = noEcho.clean(Problem.of(GatewayReason.CONFLICT, detail), input);
            assertEquals(texts.sentence(GatewayReason.CONFLICT), cleaned.detail());
        }
        Problem kept = noEcho.clean(Problem.of(GatewayReason.CONFLICT, "at least 3 banks, found 2"), input);
        assertEquals("at least 3 banks, found 2", kept.detail());
    }
}
