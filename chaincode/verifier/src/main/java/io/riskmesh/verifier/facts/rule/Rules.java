package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.SettlementTurn;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.fact.Withdrawal;

/// The rule of each kind of fact.
public final class Rules {

    private Rules() {}

    /// Checks a fact against the ledger before its transaction; throws the first rule that it breaks.
    public static void check(Fact fact, Scene scene) throws BrokenRule {
        ConsortiumRules.checkMember(fact, scene);
        switch (fact) {
            case Consortium proposal -> ConsortiumRules.check(proposal, scene);
            case Approval approval -> ConsortiumRules.check(approval, scene);
            case Withdrawal withdrawal -> ConsortiumRules.check(withdrawal, scene);
            case Enactment enactment -> ConsortiumRules.check(enactment, scene);
            case Party party -> PartyRules.check(party, scene);
            case DataUseAuthorization grant -> GrantRules.check(grant, scene);
            case Revocation revocation -> GrantRules.check(revocation, scene);
            case UseReceipt use -> GrantRules.check(use, scene);
            case TrainingRun run -> OpeningRules.check(run, scene);
            case RunJoin join -> RunRules.check(join, scene);
            case CoinReveal reveal -> RunRules.check(reveal, scene);
            case RunSeal seal -> RunRules.check(seal, scene);
            case CohortLink link -> CohortRules.check(link, scene);
            case SurvivorRecord survivors -> CohortRules.check(survivors, scene);
            case TranscriptDigest transcript -> RunRules.check(transcript, scene);
            case RunClose close -> RunRules.check(close, scene);
            case ModelVersion model -> ModelRules.check(model, scene);
            case Finding finding -> ModelRules.check(finding, scene);
            case ReferenceValues values -> ModelRules.check(values, scene);
            case Activation activation -> ModelRules.check(activation, scene);
            case Alias alias -> ModelRules.check(alias, scene);
            case Collateral collateral -> EnclaveRules.check(collateral, scene);
            case EnclaveInstance instance -> EnclaveRules.check(instance, scene);
            case Anchor anchor -> AnchorRules.check(anchor, scene);
            case SettlementScheme scheme -> SchemeRules.check(scheme, scene);
            case ContributionReport report -> ContributionRules.check(report, scene);
            case Settlement settlement -> SettlementRules.check(settlement, scene);
            case SettlementTurn turn -> SettlementRules.check(turn, scene);
            case Dispute dispute -> FinalityRules.check(dispute, scene);
            case Confirmation confirmation -> FinalityRules.check(confirmation, scene);
            case Ruling ruling -> FinalityRules.check(ruling, scene);
            case Finality finality -> FinalityRules.check(finality, scene);
            case JournalEntry entry -> FinalityRules.check(entry, scene);
        }
    }
}
