package io.riskmesh.gateway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.gateway.machine.PhaseMeter;
import java.util.List;

/// `report.json`, schema version 1 (docs/report.schema.json). Fields are only ever added.
public final class ReportDocument {
    private static final int SCHEMA_VERSION = 1;
    private static final String SAMPLING = "Intervals do not cover the sampling of test rows, which is the larger error on"
            + " a small test set; a difference smaller than an interval is no difference.";

    private final ObjectMapper json = new ObjectMapper();
    private final RunReport run;

    private ReportDocument(RunReport run) {
        this.run = run;
    }

    /// The document of a run.
    public static ObjectNode of(RunReport run) {
        return new ReportDocument(run).document();
    }

    private ObjectNode document() {
        ObjectNode document = json.createObjectNode();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("notice", run.notice());
        document.put("command", run.command());
        document.put("startedAt", run.startedAt().toString());
        document.set("machine", machine());
        document.set("data", data());
        document.set("banks", banks());
        ObjectNode parameters = document.putObject("parameters");
        run.parameters().forEach(parameters::put);
        parameters.put("digest", run.parametersDigest());
        document.set("model", model());
        document.set("exact", exact());
        document.putObject("metrics").put("budgetPercent", run.budgetPercent()).put("bins", run.bins())
                .put("minimumBinRows", run.minimumBinRows()).put("sampling", SAMPLING);
        document.set("baselines", baselines());
        ObjectNode curves = document.putObject("curves");
        run.curves().forEach((name, curve) -> curves.set(name, curve(curve)));
        document.set("byTree", byTree());
        document.set("privacy", privacy());
        if (!run.faults().isEmpty()) {
            document.set("faults", faults());
        }
        document.set("cost", cost());
        run.joint().ifPresent(joint -> document.set("joint", joint(joint)));
        return document;
    }

    private ObjectNode machine() {
        return json.createObjectNode().put("cpu", run.machine().cpu()).put("cores", run.machine().cores())
                .put("system", run.machine().system()).put("jdk", run.machine().jdk()).put("xgboost4j", run.xgboost());
    }

    private ObjectNode data() {
        DataDescription data = run.data();
        ObjectNode node = json.createObjectNode().put("name", data.name());
        ArrayNode files = node.putArray("files");
        data.files().forEach(file ->
                files.addObject().put("name", file.name()).put("bytes", file.bytes()).put("sha256", file.sha256()));
        ArrayNode features = node.putArray("features");
        for (Feature feature : data.schema().features()) {
            ObjectNode one = features.addObject().put("name", feature.name());
            one.put("kind", feature.isCategorical() ? "categorical" : "numeric");
            if (feature.isCategorical()) {
                feature.categories().forEach(one.withArrayProperty("categories")::add);
            }
        }
        return node.put("trainRows", data.trainRows()).put("trainPositives", data.trainPositives())
                .put("validationRows", data.validationRows())
                .put("testRows", data.testRows()).put("testPositives", data.testPositives())
                .put("split", data.split()).put("scheme", data.scheme());
    }

    private ArrayNode banks() {
        ArrayNode banks = json.createArrayNode();
        run.data().banks().forEach(bank ->
                banks.addObject().put("name", bank.name()).put("rows", bank.rows()).put("positives", bank.positives()));
        return banks;
    }

    private ObjectNode model() {
        ReleasedModel model = run.model();
        return json.createObjectNode().put("fileDigest", model.fileDigest()).put("trees", model.trees())
                .put("fileBytes", model.fileBytes()).put("features", model.features()).put("stripped", true)
                .put("xgboostMargins", model.xgboostMargins());
    }

    private ObjectNode exact() {
        ObjectNode exact = json.createObjectNode().put("federatedEqualsPooled", run.exact().isEqual())
                .put("treesCompared", run.exact().treesCompared()).put("marginsCompared", run.exact().marginsCompared());
        run.exact().firstDifference().ifPresent(difference -> exact.put("firstDifference", difference));
        return exact;
    }

    private ObjectNode joint(JointReport joint) {
        ObjectNode node = json.createObjectNode().put("fileDigest", joint.fileDigest()).put("features", joint.features())
                .put("orderedPairs", joint.pairs()).put("bytesPerBankPerTree", joint.bytesPerBankPerTree())
                .put("federatedEqualsPooled", joint.exact().isEqual()).put("treesCompared", joint.exact().treesCompared())
                .put("marginsCompared", joint.exact().marginsCompared());
        joint.exact().firstDifference().ifPresent(difference -> node.put("firstDifference", difference));
        return node;
    }

    private ObjectNode baselines() {
        Baselines all = run.baselines();
        ObjectNode node = json.createObjectNode();
        ObjectNode alone = node.putObject("alone");
        alone.set("mean", row(all.aloneMean()));
        alone.set("worst", row(all.aloneWorst().metrics()).put("bank", all.aloneWorst().bank()));
        alone.set("smallest", row(all.aloneSmallest().metrics()).put("bank", all.aloneSmallest().bank()));
        node.set("average", row(all.average()));
        node.set("federated", row(all.federated()));
        node.set("pooled", row(all.pooled()));
        node.set("pooledXgboost", row(all.pooledXgboost()));
        // No payee's side was given: there is nothing to join and nothing to permute.
        node.set("joint", run.joint().map(joint -> (JsonNode) row(joint.joint())).orElse(NullNode.instance));
        node.set("null", run.joint().map(joint -> (JsonNode) row(joint.permuted())).orElse(NullNode.instance));
        run.joint().ifPresent(joint -> {
            node.set("jointMissing", row(joint.missing()));
            node.set("joinedXgboost", row(joint.pooledXgboost()));
        });
        return node;
    }

    private ObjectNode row(MetricRow row) {
        ObjectNode node = json.createObjectNode();
        node.set("auc", value(row.auc()));
        node.set("averagePrecision", value(row.averagePrecision()));
        node.set("ks", value(row.ks()));
        node.set("recallAtBudget", value(row.recallAtBudget()));
        return node;
    }

    private ObjectNode value(MetricValue value) {
        return switch (value) {
            case MetricValue.Certified c ->
                json.createObjectNode().put("point", c.point()).put("lower", c.lower()).put("upper", c.upper());
            case MetricValue.Undefined undefined -> json.createObjectNode().put("undefined", undefined.reason());
        };
    }

    private ObjectNode curve(Curve curve) {
        ObjectNode node = json.createObjectNode();
        node.set("roc", points(curve.roc()));
        node.set("precisionRecall", points(curve.precisionRecall()));
        return node;
    }

    private ArrayNode points(List<Curve.Point> points) {
        ArrayNode array = json.createArrayNode();
        points.forEach(point -> array.addArray().add(point.x()).add(point.y()));
        return array;
    }

    private ArrayNode byTree() {
        ArrayNode trees = json.createArrayNode();
        int count = Math.max(run.federatedByTree().size(), run.xgboostByTree().size());
        for (int tree = 0; tree < count; tree++) {
            ObjectNode node = trees.addObject().put("tree", tree + 1);
            node.set("federated", after(run.federatedByTree(), tree));
            node.set("pooledXgboost", after(run.xgboostByTree(), tree));
        }
        return trees;
    }

    /// The shorter forest keeps its last figures.
    private ObjectNode after(List<TreeMetrics> trees, int tree) {
        TreeMetrics metrics = trees.get(Math.min(tree, trees.size() - 1));
        return json.createObjectNode().put("logLoss", metrics.logLoss())
                .put("averagePrecision", metrics.averagePrecision()).put("auc", metrics.auc());
    }

    private ObjectNode privacy() {
        PrivacySummary privacy = run.privacy();
        ObjectNode node = json.createObjectNode().put("enforced", privacy.enforced() ? "default" : "off");
        ArrayNode rules = node.putArray("rules");
        privacy.rules().forEach(rule -> rules.addObject().put("rule", rule.rule()).put("meaning", rule.meaning())
                .put("checked", rule.checked()).put("refused", rule.refused()));
        return node.put("openedSums", privacy.openedSums()).put("smallestCohort", privacy.smallestCohort());
    }

    private ArrayNode faults() {
        ArrayNode faults = json.createArrayNode();
        for (FaultReport fault : run.faults()) {
            ObjectNode one = faults.addObject().put("bank", fault.bank()).put("leaves", fault.leaves());
            fault.returnsAtTree().ifPresent(tree -> one.put("returns", tree));
            one.put("happened", fault.happened());
        }
        return faults;
    }

    private ObjectNode cost() {
        RunCost cost = run.cost();
        ObjectNode node = json.createObjectNode().put("wallSeconds", cost.total().wallSeconds())
                .put("cpuSeconds", cost.total().cpuSeconds()).put("bytesPerBankPerTree", cost.bytesPerBankPerTree())
                .put("pooledXgboostCpuSeconds", cost.pooledXgboostCpuSeconds());
        node.set("peakRssBytes", cost.peakRssBytes().isPresent()
                ? JsonNodeFactory.instance.numberNode(cost.peakRssBytes().getAsLong())
                : JsonNodeFactory.instance.nullNode());
        ArrayNode phases = node.putArray("phases");
        for (PhaseMeter.Phase phase : cost.phases()) {
            phases.addObject().put("name", phase.name()).put("wallSeconds", phase.wallSeconds())
                    .put("cpuSeconds", phase.cpuSeconds());
        }
        return node;
    }
}
