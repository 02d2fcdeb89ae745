package io.riskmesh.gateway.api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.Problem;
import java.util.ArrayList;
import java.util.List;

/// Keeps what was submitted out of problems: rooms write details for people, and a detail that repeats a text of the request gives
/// way to the code's own sentence.
public final class NoEcho {
    private static final int SHORTEST = 3;

    private final ProblemTexts texts;

    public NoEcho(ProblemTexts texts) {
        this.texts = texts;
    }

    /// The same problem without any text of the request.
    public Problem clean(Problem problem, Input input) {
        String detail = problem.detail();
        boolean repeats = detail.isEmpty() || submitted(input).stream().anyMatch(detail::contains);
        return repeats ? new Problem(problem.code(), problem.status(), texts.sentence(problem.code()), problem.members()) : problem;
    }

    private static List<String> submitted(Input input) {
        List<String> found = new ArrayList<>(input.path().values());
        found.addAll(input.query().values());
        collect(input.body(), found);
        found.removeIf(text -> text.length() < SHORTEST);
        return found;
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
        }
        node.fieldNames().forEachRemaining(found::add);
        node.forEach(child -> collect(child, found));
    }
}
