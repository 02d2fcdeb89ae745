package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.openapi.Operation.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.answer.Ids;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.approval.ApprovalResource;
import io.riskmesh.gateway.api.approval.AuthorizationResource;
import io.riskmesh.gateway.api.audit.BlockResource;
import io.riskmesh.gateway.api.audit.EvidencePackResource;
import io.riskmesh.gateway.api.audit.SplitLogResource;
import io.riskmesh.gateway.api.audit.TimelineResource;
import io.riskmesh.gateway.api.contribution.ContributionResource;
import io.riskmesh.gateway.api.contribution.SettlementResource;
import io.riskmesh.gateway.api.data.DatasetResource;
import io.riskmesh.gateway.api.model.ModelFiles;
import io.riskmesh.gateway.api.model.ModelResource;
import io.riskmesh.gateway.api.node.AttestationResource;
import io.riskmesh.gateway.api.node.ContractResource;
import io.riskmesh.gateway.api.node.EventsResource;
import io.riskmesh.gateway.api.node.MeResource;
import io.riskmesh.gateway.api.node.StatusResource;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.problem.NoEcho;
import io.riskmesh.gateway.api.problem.ProblemPages;
import io.riskmesh.gateway.api.problem.ProblemTexts;
import io.riskmesh.gateway.api.receipt.ReceiptResource;
import io.riskmesh.gateway.api.request.Guarded;
import io.riskmesh.gateway.api.request.RequestCheck;
import io.riskmesh.gateway.api.request.SchemaCheck;
import io.riskmesh.gateway.api.run.PlanResource;
import io.riskmesh.gateway.api.run.RunResource;
import io.riskmesh.gateway.api.sandbox.SandboxResource;
import io.riskmesh.gateway.api.score.ScoreResource;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Routes;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.Operation;
import io.vertx.core.Future;
import java.util.Locale;

/// Hangs up the handler of every operation.
public final class ApiRoutes {
    private final ApiRooms rooms;
    private final Routes routes;
    private final ObjectNode contract = Contract.read();
    private final SchemaCheck schemas = new SchemaCheck(contract);
    private final ProblemTexts texts = ProblemTexts.read();
    private final NoEcho noEcho = new NoEcho(texts);
    private final Cursors cursors;
    private final LedgerWrites writes;

    private ApiRoutes(ApiRooms rooms, Routes routes) {
        this.rooms = rooms;
        this.routes = routes;
        this.cursors = new Cursors(rooms.random(), rooms.clock());
        this.writes = new LedgerWrites(rooms.ledger(), texts);
    }

    /// Gives every operation its handler.
    public static void add(ApiRooms rooms, Routes routes) {
        ApiRoutes all = new ApiRoutes(rooms, routes);
        all.node();
        all.audit();
        rooms.deciding().ifPresentOrElse(all::deciding, all::noDeciding);
        rooms.training().ifPresentOrElse(all::training, all::noTraining);
        rooms.scoring().ifPresentOrElse(all::scoring, all::noScoring);
        rooms.settling().ifPresentOrElse(all::settling, all::noSettling);
    }

    private void node() {
        DatasetResource datasets = new DatasetResource(rooms.datasets(), cursors);
        on(GET_ME, new MeResource(rooms.csrf())::get);
        on(GET_STATUS, new StatusResource(rooms.ledger(), rooms.status(), rooms.clock())::get);
        on(GET_OPEN_API, new ContractResource(contract)::get);
        on(GET_PROBLEM_PAGE, new ProblemPages(texts)::get);
        routes.onStream(STREAM_EVENTS, new EventsResource(rooms.events())::open);
        on(LIST_DATASETS, datasets::list);
        on(REGISTER_DATASET, datasets::register);
        on(CREATE_SANDBOX_SCORE, new SandboxResource(rooms.ledger(), new Ids(rooms.random(), rooms.clock()))::score);
        on(GET_ATTESTATION, new AttestationResource(rooms.ledger(), rooms.scoring().map(ApiRooms.Scoring::health))::get);
    }

    private void deciding(ApiRooms.Deciding room) {
        models(room);
        ApprovalResource approvals = new ApprovalResource(room.approvals(), rooms.ledger(), writes, cursors);
        on(LIST_APPROVALS, approvals::list);
        on(GET_APPROVAL, approvals::get);
        on(DECIDE_APPROVAL, approvals::decide);
        AuthorizationResource grants = new AuthorizationResource(room.grants(), rooms.ledger(), writes, cursors);
        on(LIST_AUTHORIZATIONS, grants::list);
        on(GET_AUTHORIZATION, grants::get);
        on(REQUEST_AUTHORIZATION, grants::request);
        on(REVOKE_AUTHORIZATION, grants::revoke);
        on(LIST_USES, grants::uses);
    }

    private void models(ApiRooms.Deciding room) {
        ModelFiles files = rooms.training().<ModelFiles>map(training -> training.models()::file).orElseGet(ModelFiles::none);
        ModelResource models = new ModelResource(room.models(), files, rooms.ledger(), writes, cursors);
        on(LIST_MODELS, models::list);
        on(GET_MODEL_VERSION, models::get);
        on(GET_MODEL_FILE, models::file);
        on(GET_MODEL_EVALUATION, models::evaluation);
        on(TRANSITION_MODEL, models::transition);
    }

    private void noDeciding() {
        absent(LIST_APPROVALS, GET_APPROVAL, DECIDE_APPROVAL, LIST_AUTHORIZATIONS, GET_AUTHORIZATION, REQUEST_AUTHORIZATION,
                REVOKE_AUTHORIZATION, LIST_USES, LIST_MODELS, GET_MODEL_VERSION, GET_MODEL_FILE, GET_MODEL_EVALUATION, TRANSITION_MODEL);
    }

    private void audit() {
        TimelineResource timeline = new TimelineResource(rooms.ledger(), cursors);
        on(GET_AUDIT_TIMELINE, timeline::timeline);
        on(SEARCH_AUDIT, timeline::search);
        on(GET_BLOCK, new BlockResource(rooms.ledger())::get);
        on(LIST_SPLIT_LOGS, new SplitLogResource(rooms.splits(), rooms.ledger(), cursors)::list);
        on(CREATE_EVIDENCE_PACK, new EvidencePackResource(rooms.ledger())::create);
    }

    private void training(ApiRooms.Training room) {
        RunResource runs = new RunResource(room.runs(), rooms.ledger(), rooms.clock(), cursors);
        on(EXPLAIN_PLAN, new PlanResource(room.runs(), texts)::explain);
        on(LIST_RUNS, runs::list);
        on(START_RUN, runs::start);
        on(GET_RUN, runs::get);
        on(GET_RUN_METRICS, runs::metrics);
        on(GET_RUN_PARTICIPATION, runs::participation);
        on(GET_RUN_LOG, runs::log);
        on(CANCEL_RUN, runs::cancel);
        on(RESUME_RUN, runs::resume);
    }

    private void noTraining() {
        absent(EXPLAIN_PLAN, LIST_RUNS, START_RUN, GET_RUN, GET_RUN_METRICS, GET_RUN_PARTICIPATION, GET_RUN_LOG, CANCEL_RUN, RESUME_RUN);
    }

    private void scoring(ApiRooms.Scoring room) {
        ScoreResource scores = new ScoreResource(room.scores(), texts);
        routes.onLoop(CREATE_SCORE, scores::score);
        routes.onLoop(CREATE_SCORE_FROM_ISO20022, scores::iso20022);
        on(GET_SCORE, scores::get);
        on(GET_SCORING_STATS, scores::stats);
        ReceiptResource receipts = new ReceiptResource(room.receipts(), rooms.ledger());
        on(GET_RECEIPT, receipts::get);
        on(VERIFY_RECEIPT, receipts::verify);
        on(GET_CHECKPOINT, receipts::checkpoint);
        on(GET_CONSISTENCY, receipts::consistency);
    }

    private void noScoring() {
        routes.onLoop(CREATE_SCORE, _ -> Future.succeededFuture(Answers.notFound()));
        routes.onLoop(CREATE_SCORE_FROM_ISO20022, _ -> Future.succeededFuture(Answers.notFound()));
        absent(GET_SCORE, GET_SCORING_STATS, GET_RECEIPT, VERIFY_RECEIPT, GET_CHECKPOINT, GET_CONSISTENCY);
    }

    private void settling(SettlementDesk desk) {
        ContributionResource contributions = new ContributionResource(desk, rooms.ledger());
        on(GET_CONTRIBUTION, contributions::get);
        on(GET_LABEL_REPORT, contributions::labels);
        on(GET_STATEMENT, contributions::statement);
        SettlementResource settlements = new SettlementResource(desk, rooms.ledger(), writes, cursors);
        on(LIST_SETTLEMENTS, settlements::list);
        on(PROPOSE_SETTLEMENT, settlements::propose);
        on(GET_SETTLEMENT, settlements::get);
        on(GET_SETTLEMENT_PAYMENTS, settlements::payments);
        on(DISPUTE_SETTLEMENT, settlements::dispute);
        on(FINALISE_SETTLEMENT, settlements::finalise);
    }

    private void noSettling() {
        absent(GET_CONTRIBUTION, GET_LABEL_REPORT, GET_STATEMENT, LIST_SETTLEMENTS, PROPOSE_SETTLEMENT, GET_SETTLEMENT,
                GET_SETTLEMENT_PAYMENTS, DISPUTE_SETTLEMENT, FINALISE_SETTLEMENT);
    }

    private void absent(Operation... operations) {
        for (Operation operation : operations) {
            on(operation, (_, _) -> Answers.notFound());
        }
    }

    private void on(Operation operation, Guarded.InputHandler handler) {
        JsonNode node = contract.get("paths").get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
        routes.on(operation, new Guarded(new RequestCheck(schemas, node), (call, input) ->
                switch (handler.handle(call, input)) {
                    case ApiAnswer.Refused(var problem) -> new ApiAnswer.Refused(noEcho.clean(problem, input));
                    case ApiAnswer.Json json -> json;
                    case ApiAnswer.Bytes bytes -> bytes;
                }));
    }
}
