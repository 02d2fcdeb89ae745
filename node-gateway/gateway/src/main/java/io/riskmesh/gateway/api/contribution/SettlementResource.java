package io.riskmesh.gateway.api.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/// `/settlements`.
public final class SettlementResource {
    private static final String PATH = "/api/v1/settlements/";
    private static final int USUAL_DECIMALS = 2;

    private final SettlementDesk desk;
    private final LiveLedger ledger;
    private final LedgerWrites writes;
    private final Cursors cursors;

    public SettlementResource(SettlementDesk desk, LiveLedger ledger, LedgerWrites writes, Cursors cursors) {
        this.desk = desk;
        this.ledger = ledger;
        this.writes = writes;
        this.cursors = cursors;
    }

    /// All of them, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        JsonNode trust = ledger.trust().document();
        return page.get().of(desk.settlements().stream()
                .filter(view -> input.query("ledgerRun").map(view.state().settlement().run().toString()::equals).orElse(true)).toList(),
                view -> view.state().settlement().id(), view -> SettlementDocument.of(view, trust), Optional.of(trust));
    }

    /// One of them.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        Optional<SettlementDesk.View> view = desk.settlement(input.path("settlementId"));
        return view.isEmpty() ? Answers.notFound()
                : Answers.tagged(call, SettlementDocument.of(view.get(), ledger.trust().document()), ledger.height());
    }

    /// Its payment file: CSV, or XML in the shape of ISO 20022 pain.001 for who accepts that.
    public ApiAnswer payments(ApiCall call, Input input) throws IOException {
        Optional<SettlementDesk.View> view = desk.settlement(input.path("settlementId"));
        if (view.isEmpty()) {
            return Answers.notFound();
        }
        SettledRun.State state = view.get().state();
        PaymentFile file = SettledRun.payments(view.get().run().scheme(), state.settlement());
        boolean xml = call.header("accept").filter(types -> types.contains("application/xml")).isPresent();
        return xml ? bytes("application/xml", file.xml(Instant.ofEpochMilli(state.settlement().at()).toString(),
                decimals(view.get().run().scheme().payout().currency()))) : bytes("text/csv", file.csv());
    }

    private static int decimals(String code) {
        return Currency.getAvailableCurrencies().stream().filter(currency -> currency.getCurrencyCode().equals(code))
                .map(Currency::getDefaultFractionDigits).filter(digits -> digits >= 0).findFirst().orElse(USUAL_DECIMALS);
    }

    private static ApiAnswer bytes(String type, String text) {
        return new ApiAnswer.Bytes(200, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// Proposes one.
    public ApiAnswer propose(ApiCall call, Input input) throws IOException, InterruptedException {
        Optional<RunId> run = ContributionResource.run(input.text("ledgerRun"));
        if (run.isEmpty()) {
            return Answers.notFound();
        }
        JsonNode pool = input.body().path("pool");
        SettlementDesk.Proposed proposed = desk.propose(call.caller(), new SettlementDesk.Wish(run.get(), pool.path("currency").asText(""),
                pool.path("minorUnits").longValue(), input.find("reverses")), Answers.wait(call));
        return writes.answer(proposed.answer(), proposed.id(), PATH + proposed.id(), "open");
    }

    /// Says no to one.
    public ApiAnswer dispute(ApiCall call, Input input) throws IOException, InterruptedException {
        String id = input.path("settlementId");
        return writes.answer(desk.dispute(call.caller(), id, input.text("reasonCode"), input.digest("evidenceDigest").orElseThrow(),
                Answers.wait(call)), id, PATH + id, "disputed");
    }

    /// Ends one.
    public ApiAnswer finalise(ApiCall call, Input input) throws IOException, InterruptedException {
        String id = input.path("settlementId");
        return writes.answer(desk.finalise(call.caller(), id, Answers.wait(call)), id, PATH + id, "final");
    }
}
