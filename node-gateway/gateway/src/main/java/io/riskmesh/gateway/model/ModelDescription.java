package io.riskmesh.gateway.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.model.JointScoring;
import io.riskmesh.boosting.model.ModelSummary;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.output.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `model show` answers.
public final class ModelDescription {
    private static final String STRIPPED = "Covers are powers of two and there are no gains: the file is stripped for release"
            + " (rule R11). Ranking by gain is not possible from it; SHAP by cover is coarse.";
    private static final String FULL = "Gains and covers are those of training. With them, counts of training rows can be"
            + " worked out (rule R11): do not release this file.";

    private ModelDescription() {}

    /// Describes a model.
    public static Answer of(ModelOnDisk model) {
        ModelSummary summary = ModelSummary.of(model.ensemble());
        List<String> obstacles = JointScoring.obstacles(model.ensemble());
        return new Answer(document(model, summary, obstacles), notes(model, summary, obstacles),
                List.of("feature", "splits", "gain"), rows(summary), List.of());
    }

    private static List<String> notes(ModelOnDisk model, ModelSummary summary, List<String> obstacles) {
        List<String> notes = new ArrayList<>();
        notes.add("objective        " + summary.objective().xgboostName());
        notes.add("trees            " + summary.treeCount() + ", depth up to " + summary.maxDepth() + ", " + summary.leafCount()
                + " leaves");
        notes.add("features         " + summary.featureCount() + ", of which " + summary.features().size() + " are used");
        notes.add("file             " + model.bytes().length + " bytes, SHA-256 " + FileDigest.hex(model.bytes()));
        notes.add("canonical digest " + summary.fileDigest());
        notes.add("jointly scorable " + (obstacles.isEmpty() ? "yes" : "no: " + obstacles.getFirst()));
        notes.add("statistics       " + (summary.coversStripped() ? STRIPPED : FULL));
        model.warnings().forEach(warning -> notes.add("warning          " + warning));
        notes.add("");
        return notes;
    }

    private static List<List<String>> rows(ModelSummary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelSummary.FeatureUse use : summary.features()) {
            rows.add(List.of(use.name(), Long.toString(use.splitCount()),
                    summary.coversStripped() ? "not in file" : String.format(Locale.ROOT, "%.4f", use.gain())));
        }
        return rows;
    }

    private static ObjectNode document(ModelOnDisk model, ModelSummary summary, List<String> obstacles) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("objective", summary.objective().xgboostName()).put("trees", summary.treeCount())
                .put("maxDepth", summary.maxDepth()).put("leaves", summary.leafCount())
                .put("features", summary.featureCount()).put("fileBytes", model.bytes().length)
                .put("fileDigest", FileDigest.hex(model.bytes())).put("canonicalDigest", summary.fileDigest())
                .put("stripped", summary.coversStripped())
                .put("statistics", summary.coversStripped() ? STRIPPED : FULL);
        ObjectNode joint = document.putObject("jointlyScorable").put("possible", obstacles.isEmpty());
        obstacles.forEach(joint.putArray("obstacles")::add);
        ArrayNode uses = document.putArray("featureUse");
        for (ModelSummary.FeatureUse use : summary.features()) {
            ObjectNode one = uses.addObject().put("name", use.name()).put("splits", use.splitCount());
            if (!summary.coversStripped()) {
                one.put("gain", use.gain());
            }
        }
        model.warnings().forEach(document.putArray("warnings")::add);
        return document;
    }
}
