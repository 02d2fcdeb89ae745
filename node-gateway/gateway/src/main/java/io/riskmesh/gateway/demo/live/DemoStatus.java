package io.riskmesh.gateway.demo.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.util.ArrayList;
import java.util.List;

/// What of a demo runs, and how it is reached.
public record DemoStatus(DemoFolder folder, DemoPlan plan, List<Part> parts) {
    /// One process.
    ///
    /// @param state `ready`, `starting` or `stopped`
    /// @param pid 0 if it does not run
    /// @param address where it listens
    public record Part(String name, String state, long pid, String address) {}

    public DemoStatus {
        parts = List.copyOf(parts);
    }

    /// Whether all of it is ready.
    public boolean ready() {
        return parts.stream().allMatch(part -> part.state().equals("ready"));
    }

    /// For people: processes, URLs, who is who, and what this is worth.
    public Answer answer(String state) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("state", state).put("folder", folder.path().toString())
                .put("banks", plan.banks()).put("seed", plan.seed()).put("ledger", plan.ledger()).put("notice", SimulatedScorer.NOTICE);
        ArrayNode processes = document.putArray("processes");
        List<List<String>> rows = new ArrayList<>();
        for (Part part : parts) {
            processes.addObject().put("name", part.name()).put("state", part.state()).put("pid", part.pid()).put("address", part.address());
            rows.add(List.of(part.name(), part.state(), part.pid() == 0 ? "" : Long.toString(part.pid()), part.address()));
        }
        people(document.putArray("people"));
        return new Answer(document, List.of("demo " + state + " in " + folder.path()), List.of("process", "state", "pid", "address"), rows, closing());
    }

    private void people(ArrayNode people) {
        for (DemoMember member : plan.members()) {
            for (Persona persona : member.people()) {
                people.addObject().put("member", member.name()).put("persona", persona.name()).put("roles", persona.words())
                        .put("profile", folder.profile(member, persona).toString());
            }
        }
    }

    private List<String> closing() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (DemoMember member : plan.members()) {
            lines.add(member.name() + ": people http://127.0.0.1:" + plan.ports().people(member) + ", API https://127.0.0.1:"
                    + plan.ports().machines(member) + ", metrics http://127.0.0.1:" + plan.ports().ops(member) + "/metrics");
        }
        lines.add("Banks have: " + String.join(", ", Persona.OF_BANKS.stream().map(Persona::name).toList()) + ". Call as one of them, for example:");
        lines.add("  ./riskmesh approval list --profile " + folder.profile(plan.members().getFirst(), Persona.OF_BANKS.getFirst()));
        lines.add("SIMULATED: all rows are the simulator's; ledger: " + (plan.ledger().equals(DemoPlan.FABRIC) ? "fabric, on one machine"
                : "embedded, trust: single operator") + "; development keys lie in this folder.");
        lines.add(SimulatedScorer.NOTICE);
        return lines;
    }
}
