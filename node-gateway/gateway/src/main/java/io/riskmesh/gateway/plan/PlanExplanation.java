package io.riskmesh.gateway.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.federation.joint.JointLeakage;
import io.riskmesh.gateway.output.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `plan explain` answers about a plan that may run.
public final class PlanExplanation {
    private static final String NOT_SCORABLE = "model_not_scorable";

    private final PlanShape shape;
    private final PlanCost cost;
    private final List<Leakage> leakage;
    private final List<String> obstacles;

    private PlanExplanation(PlanShape shape, int wordsPerCell) {
        this.shape = shape;
        this.cost = PlanCost.of(shape, wordsPerCell);
        this.leakage = Leakage.of(shape);
        this.obstacles = PlannedScoring.obstacles(shape);
    }

    /// Explains a plan.
    ///
    /// @param wordsPerCell 64-bit words of a histogram cell
    public static Answer of(PlanShape shape, int wordsPerCell) {
        PlanExplanation explanation = new PlanExplanation(shape, wordsPerCell);
        return new Answer(explanation.document(), explanation.notes(), List.of("who learns", "what", "what limits it"),
                explanation.leakage.stream().map(one -> List.of(one.who(), one.what(), one.limit())).toList(), List.of());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("verdict          may run" + (shape.parameters().privacy().rules() ? "" : "; WITHOUT privacy rules"));
        notes.add(String.format(Locale.ROOT, "shape            %d banks, %d features, about %,d rows, %d trees of depth %d", shape.banks(),
                shape.features(), shape.rows(), shape.parameters().rounds(), shape.parameters().shape().maxDepth()));
        notes.add("parameters       SHA-256 " + shape.parameters().digest());
        notes.add(String.format(Locale.ROOT, "bytes            at most %,d sent by a bank per tree, %,d in the run", cost.bytesPerBankPerTree(),
                cost.bytesPerBank()));
        notes.add(String.format(Locale.ROOT, "CPU seconds      about %.3f of a bank per tree, %.3f of the coordinator, %.0f of all in the run",
                cost.bankSecondsPerTree(), cost.coordinatorSecondsPerTree(), Math.ceil(cost.totalCpuSeconds())));
        if (shape.isJoint()) {
            JointCost joint = JointCost.of(shape);
            notes.add(String.format(Locale.ROOT, "joint            %d payee-side features, engine %s; %d ordered pairs of about %,d payments each",
                    shape.payees(), JointCost.ENGINE, shape.banks() * (shape.banks() - 1), joint.pairRows()));
            notes.add(String.format(Locale.ROOT, "joint set-up     %,d bytes sent by a bank, %.3f CPU seconds, once and after each restart; %,d bytes"
                    + " of memory, leaves %s", joint.setUpBytes(), joint.setUpSeconds(), joint.memoryBytes(),
                    joint.keepsLeaves() ? "kept" : "made again at every level"));
            notes.add(String.format(Locale.ROOT, "joint trees      %,d bytes more sent by a bank per tree, %.3f more CPU seconds", joint.treeBytes(),
                    joint.secondsPerTree()));
            notes.add("joint leakage    " + JointLeakage.values().length + " of the lines below, as an authorisation with the duty joint-training quotes them");
        }
        notes.add("jointly scorable " + (obstacles.isEmpty() ? "yes" : "no, " + NOT_SCORABLE + ": " + String.join("; ", obstacles)));
        notes.add("");
        return notes;
    }

    private ObjectNode document() {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.putObject("verdict").put("allowed", true).putNull("code");
        document.put("banks", shape.banks()).put("features", shape.features())
                .put("categoricalFeatures", shape.categorical()).put("rows", shape.rows());
        ObjectNode parameters = document.putObject("parameters");
        ParameterTexts.of(shape.parameters()).forEach(parameters::put);
        parameters.put("digest", shape.parameters().digest());
        for (Leakage one : leakage) {
            document.withArrayProperty("leakage").addObject().put("who", one.who()).put("what", one.what())
                    .put("limit", one.limit());
        }
        document.putObject("cost").put("bytesPerBankPerTree", cost.bytesPerBankPerTree())
                .put("bytesPerBank", cost.bytesPerBank()).put("bankSecondsPerTree", cost.bankSecondsPerTree())
                .put("coordinatorSecondsPerTree", cost.coordinatorSecondsPerTree())
                .put("totalCpuSeconds", cost.totalCpuSeconds());
        if (shape.isJoint()) {
            JointCost pairs = JointCost.of(shape);
            document.putObject("joint").put("payeeFeatures", shape.payees()).put("engine", JointCost.ENGINE).put("rowsPerPair", pairs.pairRows())
                    .put("setUpBytesPerBank", pairs.setUpBytes()).put("bytesPerBankPerTree", pairs.treeBytes())
                    .put("setUpSecondsPerBank", pairs.setUpSeconds()).put("bankSecondsPerTree", pairs.secondsPerTree())
                    .put("memoryBytesPerBank", pairs.memoryBytes()).put("keepsLeaves", pairs.keepsLeaves());
        }
        ObjectNode joint = document.putObject("jointlyScorable").put("possible", obstacles.isEmpty());
        if (!obstacles.isEmpty()) {
            joint.put("code", NOT_SCORABLE);
        }
        obstacles.forEach(joint.putArray("obstacles")::add);
        return document;
    }
}
