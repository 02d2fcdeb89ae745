package io.riskmesh.gateway.api.audit;

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
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A fact as a sentence for people.
final class FactSentence {
    private FactSentence() {}

    static String of(Fact fact) {
        return fact.by() + " " + switch (fact) {
            case Activation one -> "says that version " + one.version() + " of " + one.name() + " is " + lower(one.state()) + ".";
            case Alias one -> "names " + one.name() + " also " + one.alias() + ".";
            case Anchor one -> "publishes that " + one.log() + " has " + one.size() + " leaves.";
            case Approval one -> (one.decision() == Decision.APPROVE ? "approves " : "rejects ") + subject(one.subjectKind(), one.subject());
            case CohortLink one -> "links run " + one.run() + " to earlier runs on " + one.dataset() + ".";
            case CoinReveal one -> "reveals its part of the coin of run " + one.run() + ".";
            case Collateral one -> "records collateral " + one.type() + " for enclave evidence.";
            case Consortium one -> "proposes consortium " + one.seq() + " of " + names(one.members()) + ".";
            case DataUseAuthorization one -> "lets " + names(one.assignees()) + " use " + one.dataset() + " for " + one.purpose() + " until "
                    + Instant.ofEpochMilli(one.validUntil()) + ", at most " + one.maxRounds() + " rounds.";
            case EnclaveInstance one -> "registers epoch " + one.epoch() + " of enclave " + one.instance() + ".";
            case Enactment one -> "puts in force " + subject(one.subjectKind(), one.subject());
            case Finding one -> "accuses " + one.accused() + " of " + one.code() + " in run " + one.run() + ".";
            case ModelVersion one -> "proposes version " + one.version() + " of " + one.name() + ", trained by " + names(one.participants()) + ".";
            case Party one -> "describes itself: endpoints and keys, number " + one.seq() + ".";
            case ReferenceValues one -> "proposes enclave image " + one.id() + ".";
            case Revocation one -> "revokes " + one.grant() + " (" + one.reasonCode() + ").";
            case RunClose one -> "closes run " + one.run() + " as " + lower(one.outcome()) + " after " + one.trees() + " trees.";
            case RunJoin one -> "joins run " + one.run() + ".";
            case RunSeal one -> "seals the banks of run " + one.run() + ": " + names(one.participants()) + ".";
            case SurvivorRecord one -> "records whose sums were opened in slots " + one.firstSlot() + " to " + one.lastSlot() + " of run "
                    + one.run() + ".";
            case TrainingRun one -> "opens run " + one.id() + " on " + one.dataset() + " for " + one.purpose() + ".";
            case TranscriptDigest one -> "records its transcript of trees " + one.fromTree() + " to " + one.toTree() + " of run " + one.run() + ".";
            case UseReceipt one -> "uses " + one.grant() + " to " + lower(one.action()) + " (" + one.subject() + "), use " + one.seq() + ".";
            case Confirmation one -> "confirms settlement " + one.id() + ".";
            case ContributionReport one -> "records what " + names(one.parties()) + " contributed to run " + one.run() + " ("
                    + lower(one.assurance()) + ").";
            case Dispute one -> "disputes settlement " + one.id() + " (" + one.reasonCode() + ").";
            case Finality one -> "makes settlement " + one.id() + " final.";
            case JournalEntry one -> "books " + one.amount() + " to " + one.account() + " of " + one.party() + " for settlement " + one.id() + ".";
            case Ruling one -> "ends the disputes of settlement " + one.id() + ": " + lower(one.decision()) + ".";
            case Settlement one -> "splits " + one.pool() + " by the contributions to run " + one.run() + ", settlement " + one.id() + ".";
            case SettlementScheme one -> "proposes settlement scheme " + one.seq() + ".";
            case SettlementTurn one -> "makes " + one.id() + " settlement " + one.seq() + " of run " + one.run() + ".";
            case Withdrawal one -> "withdraws its approval of " + subject(one.subjectKind(), one.subject());
        };
    }

    private static String subject(SubjectKind kind, String subject) {
        return lower(kind) + " " + subject + ".";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String names(List<PartyId> parties) {
        return parties.stream().map(PartyId::value).collect(Collectors.joining(", "));
    }
}
