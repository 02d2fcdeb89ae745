package io.riskmesh.gateway.api.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.problem.ProblemTexts;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.plan.PlanCost;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunPlan;
import io.riskmesh.ledger.reason.ScoringReason;
import java.io.IOException;

/// `/plans`.
public final class PlanResource {
    private final RunDesk desk;
    private final ProblemTexts texts;

    public PlanResource(RunDesk desk, ProblemTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /// What a run would be. A plan that would not start is an answer, not an error: the rest of it still tells something.
    public ApiAnswer explain(ApiCall call, Input input) throws IOException {
        RunPlan plan = desk.plan(RunForm.read(input));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode verdict = document.putObject("verdict").put("allowed", plan.refusal().isEmpty())
                .put("code", plan.refusal().map(refusal -> refusal.code().code()).orElse(null));
        plan.refusal().ifPresent(refusal -> verdict.put("why", refusal.detail().isEmpty() ? texts.sentence(refusal.code()) : refusal.detail()));
        document.set("parties", RunDocument.parties(plan.banks()));
        ObjectNode parameters = document.putObject("parameters");
        plan.parameters().forEach(parameters::put);
        document.put("parametersDigest", plan.parametersDigest());
        ArrayNode leakage = document.putArray("leakage");
        plan.leakage().forEach(one -> leakage.addObject().put("who", one.who()).put("what", one.what()).put("limit", one.limit()));
        document.set("cost", plan.cost().map(PlanResource::cost).orElse(null));
        ObjectNode joint = document.putObject("jointlyScorable").put("possible", plan.obstacles().isEmpty());
        if (!plan.obstacles().isEmpty()) {
            joint.put("code", ScoringReason.MODEL_NOT_SCORABLE.code());
        }
        plan.obstacles().forEach(joint.putArray("obstacles")::add);
        return ApiAnswer.ok(document);
    }

    private static ObjectNode cost(PlanCost cost) {
        return JsonNodeFactory.instance.objectNode().put("bytesPerBankPerTree", cost.bytesPerBankPerTree())
                .put("bytesPerBank", cost.bytesPerBank()).put("bankSecondsPerTree", cost.bankSecondsPerTree())
                .put("coordinatorSecondsPerTree", cost.coordinatorSecondsPerTree()).put("totalCpuSeconds", cost.totalCpuSeconds());
    }
}
