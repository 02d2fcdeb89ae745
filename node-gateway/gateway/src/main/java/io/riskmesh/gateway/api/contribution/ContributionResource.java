package io.riskmesh.gateway.api.contribution;

import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.Optional;

/// `/contributions` and `/statements`.
public final class ContributionResource {
    private final SettlementDesk desk;
    private final LiveLedger ledger;

    public ContributionResource(SettlementDesk desk, LiveLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /// A run's report.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        Optional<RunId> run = run(input.path("ledgerRun"));
        Optional<SettlementDesk.Contribution> found = run.isEmpty() ? Optional.empty() : desk.contribution(run.get());
        return found.isEmpty() ? Answers.notFound()
                : Answers.tagged(call, ContributionDocument.of(found.get(), ledger.trust().document()), ledger.height());
    }

    /// What the evaluator told this bank alone.
    public ApiAnswer labels(ApiCall call, Input input) throws IOException {
        Optional<RunId> run = run(input.path("ledgerRun"));
        Optional<PartyStatement> found = run.isEmpty() ? Optional.empty() : desk.statement(run.get());
        return found.isEmpty() ? Answers.notFound() : ApiAnswer.ok(ContributionDocument.of(run.get(), ledger.party(), found.get()));
    }

    /// A bank's account.
    public ApiAnswer statement(ApiCall call, Input input) throws IOException {
        String party = input.path("party");
        boolean known = PartyId.isId(party) && ledger.authorizations().isMember(new PartyId(party));
        return known ? ApiAnswer.ok(StatementDocument.of(party, desk.account(new PartyId(party)), ledger.trust().document()))
                : Answers.notFound();
    }

    static Optional<RunId> run(String text) {
        try {
            return Optional.of(RunId.parse(text));
        } catch (MalformedFact _) {
            return Optional.empty();
        }
    }
}
