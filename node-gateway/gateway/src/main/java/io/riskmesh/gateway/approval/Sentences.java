package io.riskmesh.gateway.approval;

import io.riskmesh.federation.joint.JointLeakage;
import io.riskmesh.ledger.PartyId;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a yes would allow, in one English sentence.
final class Sentences {
    /// Code of the duty that allows training on the features of both sides of a payment.
    private static final String JOINT = "joint-training";

    private Sentences() {}

    /// @param proposer who asks
    /// @param subject of the approval, for what is no fact
    static String of(PartyId proposer, Optional<Fact> fact, String subject) {
        return fact.map(known -> of(proposer, known)).orElseGet(() -> proposer + " proposes scoring policy " + subject + ".");
    }

    private static String of(PartyId proposer, Fact fact) {
        return switch (fact) {
            case DataUseAuthorization grant -> grant(proposer, grant);
            case ModelVersion model -> proposer + " proposes version " + model.version() + " of model " + model.name()
                    + model.run().map(run -> ", trained in run " + run).orElse(", trained elsewhere") + " on rows of "
                    + model.participants().size() + " banks.";
            case ReferenceValues values -> proposer + " proposes the " + (values.simulated() ? "simulated " : "")
                    + values.use().name().toLowerCase(Locale.ROOT) + " image " + values.id() + " for "
                    + (values.models().isEmpty() ? "no model" : values.models().stream().map(model -> model.name() + " version " + model.version())
                            .collect(Collectors.joining(", "))) + ".";
            case Consortium consortium -> proposer + " proposes consortium " + consortium.seq() + " of " + consortium.members().size()
                    + " banks: " + consortium.governanceQuorum() + " change its rules, " + consortium.modelQuorum() + " approve a model.";
            case Finding finding -> proposer + " accuses " + finding.accused() + " of " + finding.code() + " in run " + finding.run() + ".";
            case SettlementScheme scheme -> proposer + " proposes settlement scheme " + scheme.seq() + ": pools of at most "
                    + scheme.payout().maxPool() + " minor units of " + scheme.payout().currency() + ".";
            case ContributionReport report -> proposer + " asks to accept the imprecise contribution report of run " + report.run() + ".";
            case Settlement settlement -> proposer + " asks whether disputes of settlement " + settlement.id() + " are upheld.";
            case Activation _, Alias _, Anchor _, Approval _, CohortLink _, CoinReveal _, Collateral _, EnclaveInstance _, Enactment _, Party _,
                    Revocation _, RunClose _, RunJoin _, RunSeal _, SurvivorRecord _, TrainingRun _, TranscriptDigest _, UseReceipt _,
                    Withdrawal _, Confirmation _, Dispute _, Finality _, JournalEntry _, Ruling _, SettlementTurn _ -> throw new IllegalStateException("Nobody approves " + fact.kind().id());
        };
    }

    private static String grant(PartyId proposer, DataUseAuthorization grant) {
        String what = grant.actions().stream().map(action -> action.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return proposer + " asks to use " + grant.dataset() + " of " + grant.assigner() + " for " + grant.purpose() + " (" + what + ") until "
                + Instant.ofEpochMilli(grant.validUntil()) + ", at most " + grant.maxRounds() + " rounds." + joint(grant);
    }

    /// What joint training tells whom, word for word, where the authorisation covers it.
    private static String joint(DataUseAuthorization grant) {
        return grant.duties().stream().noneMatch(duty -> duty.code().equals(JOINT)) ? ""
                : Arrays.stream(JointLeakage.values()).map(who -> " " + who.sentence()).collect(Collectors.joining());
    }
}
