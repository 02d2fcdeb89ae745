package io.riskmesh.benchmarks.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The edge that a gateway has, over in-process scores.
final class EdgeRows {
    private static final int STREAM_CONNECTIONS = 4;
    private static final Buffer FIXED = Buffer.buffer(answer(0).toString());

    private final Load load;
    private final int pairs;
    private final Predicate<String> wanted;
    private final InProcessScores scores;
    private final byte[] request = InProcessScores.request();

    /// @param wanted asked with `empty`, `tls` and `log`
    EdgeRows(Load load, int pairs, Predicate<String> wanted) throws Exception {
        this.load = load;
        this.pairs = pairs;
        this.wanted = wanted;
        this.scores = new InProcessScores();
    }

    void add(Path home, ResultTable table, Progress progress) throws Exception {
        Files.createDirectories(home.resolve("edge"));
        try (BenchEdge edges = new BenchEdge(home.resolve("edge"))) {
            if (wanted.test("empty")) {
                progress.say("edge and empty handler");
                row(table, "requests per server CPU-second, HTTP/1.1: edge and in-process score : empty handler", ">= 0.60", Load.Rate::perCpuSecond,
                        plain(load.serve(http1(), edges.edge(this::scored))), plain(load.serve(http1(), EdgeRows::empty)));
            }
            if (wanted.test("tls")) {
                progress.say("HTTP/2 with and without TLS");
                Tls tls = Tls.make(home.resolve("tls"));
                row(table, "requests per server CPU-second, HTTP/2: TLS : cleartext", ">= 0.85", Load.Rate::perCpuSecond,
                        streams(load.serve(tls.server(), edges.edge(this::scored)), tls.client()),
                        streams(load.serve(new HttpServerOptions().setHttp2ClearTextEnabled(true), edges.edge(this::scored)), cleartext()));
            }
            if (wanted.test("log")) {
                progress.say("with a durable log and without");
                besideNoLog(home.resolve("log"), edges, table);
            }
        }
    }

    private void besideNoLog(Path folder, BenchEdge edges, ResultTable table) throws Exception {
        Files.createDirectories(folder);
        try (ReceiptLog log = BenchLog.open(folder)) {
            String what = ", HTTP/1.1, 64 in flight: durable receipt before each answer : no log";
            rows(table, List.of(new Row("requests/s" + what, ">= 0.8", Load.Rate::perSecond),
                    new Row("requests per CPU-second of the whole process" + what, "-", Load.Rate::perProcessCpuSecond)),
                    plain(load.serve(http1(), edges.edge(call -> logged(call, log)))), plain(load.serve(http1(), edges.edge(this::scored))));
        }
    }

    private static HttpServerOptions http1() {
        return new HttpServerOptions().setHttp2ClearTextEnabled(false);
    }

    private static HttpClientOptions cleartext() {
        return new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
    }

    private Load.Client plain(Load.Target target) {
        return load.new Client(target, new HttpClientOptions(), Load.IN_FLIGHT, request);
    }

    private Load.Client streams(Load.Target target, HttpClientOptions options) {
        return load.new Client(target, options, STREAM_CONNECTIONS, request);
    }

    private Future<ApiAnswer> scored(ApiCall call) {
        try {
            return Future.succeededFuture(ApiAnswer.ok(answer(scores.score(call.body()))));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<ApiAnswer> logged(ApiCall call, ReceiptLog log) {
        Context loop = Vertx.currentContext();
        return scored(call).compose(answer -> Future.fromCompletionStage(BenchLog.append(log), loop).map(_ -> answer));
    }

    // About as long as an answer of the API.
    private static ObjectNode answer(float margin) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("scoreId", "scr_01JNB0Q3Z6T8WYB2K4M6N8P0QR").put("outcome", "scored")
                .put("scorePpm", Math.round(1_000 / (1 + Math.exp(-margin))) * 1_000).put("decisionBand", "review").put("sides", "both")
                .put("modelVersion", "payment-joint@7").put("policyVersion", 12).put("latencyMs", 1);
        answer.putObject("receipt").put("receiptId", "rcp_01JNB0Q3Z6T8WYB2K4M6N8P0QR").put("state", "sequenced");
        answer.putObject("trust").put("ledger", "embedded").put("trust", "single operator").put("height", 1842).put("ageMs", 412);
        return answer;
    }

    private static void empty(HttpServerRequest request) {
        request.body().onSuccess(_ -> request.response().putHeader("content-type", "application/json").end(FIXED));
    }

    private record Row(String what, String must, ToDoubleFunction<Load.Rate> figure) {

        void add(ResultTable table, List<Load.Rate> ours, List<Load.Rate> peer) {
            List<Double> mine = ours.stream().map(figure::applyAsDouble).toList();
            List<Double> theirs = peer.stream().map(figure::applyAsDouble).toList();
            List<Double> ratios = IntStream.range(0, mine.size()).mapToObj(pair -> mine.get(pair) / theirs.get(pair)).toList();
            table.row(what, Spread.of(ratios).cell(), must, thousands(mine), thousands(theirs));
        }
    }

    private void row(ResultTable table, String what, String must, ToDoubleFunction<Load.Rate> figure, Load.Client ours, Load.Client peer)
            throws Exception {
        rows(table, List.of(new Row(what, must, figure)), ours, peer);
    }

    private void rows(ResultTable table, List<Row> rows, Load.Client ours, Load.Client peer) throws Exception {
        List<Load.Rate> oursRates = new ArrayList<>();
        List<Load.Rate> peerRates = new ArrayList<>();
        try (ours; peer) {
            ours.measure(Load.WARM_UP);
            peer.measure(Load.WARM_UP);
            for (int pair = 0; pair < pairs; pair++) {
                oursRates.add(ours.measure());
                peerRates.add(peer.measure());
            }
        }
        rows.forEach(row -> row.add(table, oursRates, peerRates));
    }

    private static String thousands(List<Double> rates) {
        return Spread.of(rates.stream().map(rate -> rate / 1_000).toList()).cell() + " thousand";
    }
}
