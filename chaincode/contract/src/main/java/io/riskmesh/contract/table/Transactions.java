package io.riskmesh.contract.table;

import static io.riskmesh.contract.caller.Role.APPROVER;
import static io.riskmesh.contract.caller.Role.FINANCE;
import static io.riskmesh.contract.caller.Role.GATEWAY;
import static io.riskmesh.contract.caller.Role.OPERATOR;
import static io.riskmesh.contract.caller.Role.SCIENTIST;
import static io.riskmesh.ledger.reason.LedgerReason.CERTIFICATE_INVALID;
import static io.riskmesh.ledger.reason.LedgerReason.COHORT_TOO_CLOSE;
import static io.riskmesh.ledger.reason.LedgerReason.COIN_MISMATCH;
import static io.riskmesh.ledger.reason.LedgerReason.COLLATERAL_INVALID;
import static io.riskmesh.ledger.reason.LedgerReason.COLLATERAL_OLDER;
import static io.riskmesh.ledger.reason.LedgerReason.CONFLICT_EXISTS;
import static io.riskmesh.ledger.reason.LedgerReason.EVIDENCE_REJECTED;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.FLOOR_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.GAP;
import static io.riskmesh.ledger.reason.LedgerReason.MODEL_NOT_ACTIVE;
import static io.riskmesh.ledger.reason.LedgerReason.MODE_FIXED;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_YET_VALID;
import static io.riskmesh.ledger.reason.LedgerReason.ORDER_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.PRIVACY_BUDGET_EXHAUSTED;
import static io.riskmesh.ledger.reason.LedgerReason.QUORUM_MISSING;
import static io.riskmesh.ledger.reason.LedgerReason.REFERENCE_VALUES_UNAPPROVED;
import static io.riskmesh.ledger.reason.LedgerReason.ROUNDS_EXHAUSTED;
import static io.riskmesh.ledger.reason.LedgerReason.RUN_NOT_COMPLETE;
import static io.riskmesh.ledger.reason.LedgerReason.SLOTS_OVERLAP;
import static io.riskmesh.ledger.reason.LedgerReason.SUMS_NOT_AUTHORISED;
import static io.riskmesh.ledger.reason.LedgerReason.TRANSCRIPTS_DIFFER;
import static io.riskmesh.ledger.reason.LedgerReason.WINDOW_INVALID;
import static io.riskmesh.ledger.reason.SettlementReason.ALREADY_FINAL;
import static io.riskmesh.ledger.reason.SettlementReason.ALREADY_SETTLED;
import static io.riskmesh.ledger.reason.SettlementReason.ASSURANCE_INSUFFICIENT;
import static io.riskmesh.ledger.reason.SettlementReason.DISPUTE_OPEN;
import static io.riskmesh.ledger.reason.SettlementReason.EVALUATOR_UNAPPROVED;
import static io.riskmesh.ledger.reason.SettlementReason.IMPRECISE_UNAPPROVED;
import static io.riskmesh.ledger.reason.SettlementReason.INPUT_ROOT_MISMATCH;
import static io.riskmesh.ledger.reason.SettlementReason.MATRIX_NOT_CONSERVED;
import static io.riskmesh.ledger.reason.SettlementReason.POOL_EXCEEDED;
import static io.riskmesh.ledger.reason.SettlementReason.WINDOW_OPEN;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_EXPIRED;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_MISSING;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_REVOKED;
import static io.riskmesh.ledger.reason.SharedReason.DIGEST_MISMATCH;
import static io.riskmesh.ledger.reason.SharedReason.PURPOSE_MISMATCH;
import static io.riskmesh.ledger.reason.SharedReason.SIGNATURE_INVALID;
import static io.riskmesh.ledger.reason.SharedReason.SIMULATED_REFUSED;
import static io.riskmesh.ledger.reason.SharedReason.TOO_FEW_BANKS;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.contract.rule.consortium.Approve;
import io.riskmesh.contract.rule.consortium.Enact;
import io.riskmesh.contract.rule.consortium.ProposeConsortium;
import io.riskmesh.contract.rule.consortium.Withdraw;
import io.riskmesh.contract.rule.enclave.AdmitEnclave;
import io.riskmesh.contract.rule.enclave.RecordCollateral;
import io.riskmesh.contract.rule.enclave.Verifiers;
import io.riskmesh.contract.rule.grant.Authorize;
import io.riskmesh.contract.rule.grant.Revoke;
import io.riskmesh.contract.rule.log.AnchorLog;
import io.riskmesh.contract.rule.model.Activate;
import io.riskmesh.contract.rule.model.ProposeModel;
import io.riskmesh.contract.rule.model.ProposeReferenceValues;
import io.riskmesh.contract.rule.model.RecordFinding;
import io.riskmesh.contract.rule.model.Retire;
import io.riskmesh.contract.rule.model.SetAlias;
import io.riskmesh.contract.rule.model.UseForScoring;
import io.riskmesh.contract.rule.party.RegisterParty;
import io.riskmesh.contract.rule.run.CloseRun;
import io.riskmesh.contract.rule.run.CohortRule;
import io.riskmesh.contract.rule.run.FreezeSurvivors;
import io.riskmesh.contract.rule.run.JoinRun;
import io.riskmesh.contract.rule.run.OpenRun;
import io.riskmesh.contract.rule.run.RecordTranscript;
import io.riskmesh.contract.rule.run.RevealCoin;
import io.riskmesh.contract.rule.run.RunReceipts;
import io.riskmesh.contract.rule.run.SealRun;
import io.riskmesh.contract.rule.settlement.Confirm;
import io.riskmesh.contract.rule.settlement.DisputeSettlement;
import io.riskmesh.contract.rule.settlement.Finalise;
import io.riskmesh.contract.rule.settlement.ProposeScheme;
import io.riskmesh.contract.rule.settlement.ProposeSettlement;
import io.riskmesh.contract.rule.settlement.RecordContribution;
import io.riskmesh.contract.rule.settlement.RuleOnDisputes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Finding;
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
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.fact.Withdrawal;
import java.util.List;
import java.util.Optional;

/// The table of transactions that write (design `ledger.md` section 4).
public final class Transactions {

    private static final List<Transaction<?>> ALL = List.of(
            Transaction.of("proposeConsortium", OPERATOR, FactKind.CONSORTIUM, Consortium.class, new ProposeConsortium())
                    .own(MODE_FIXED, FLOOR_VIOLATED).common(NOT_CURRENT),
            Transaction.of("approve", APPROVER, FactKind.APPROVAL, Approval.class, new Approve())
                    .own(DIGEST_MISMATCH).common(NOT_FOUND, EXPIRED, CONFLICT_EXISTS),
            Transaction.of("withdraw", APPROVER, FactKind.WITHDRAWAL, Withdrawal.class, new Withdraw())
                    .own(DIGEST_MISMATCH).common(NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("enact", OPERATOR, FactKind.ENACTMENT, Enactment.class, new Enact())
                    .own(QUORUM_MISSING).common(NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("registerParty", OPERATOR, FactKind.PARTY, Party.class, new RegisterParty())
                    .own(CERTIFICATE_INVALID).common(NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("authorize", APPROVER, FactKind.DATA_USE_AUTHORIZATION, DataUseAuthorization.class, new Authorize())
                    .own(WINDOW_INVALID).common(WRONG_PARTY, NOT_CURRENT, EXPIRED, CONFLICT_EXISTS),
            Transaction.of("revoke", OPERATOR, FactKind.REVOCATION, Revocation.class, new Revoke()).or(APPROVER)
                    .common(WRONG_PARTY, NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("openRun", SCIENTIST, FactKind.TRAINING_RUN, TrainingRun.class, new OpenRun())
                    .beside(RunReceipts.RECEIPTS)
                    .own(AUTHORISATION_MISSING, AUTHORISATION_EXPIRED, AUTHORISATION_REVOKED, PURPOSE_MISMATCH,
                            REFERENCE_VALUES_UNAPPROVED, ROUNDS_EXHAUSTED, PRIVACY_BUDGET_EXHAUSTED, SUMS_NOT_AUTHORISED,
                            TOO_FEW_BANKS)
                    .common(NOT_FOUND, NOT_CURRENT, EXPIRED, NOT_YET_VALID, CONFLICT_EXISTS),
            Transaction.of("joinRun", GATEWAY, FactKind.RUN_JOIN, RunJoin.class, new JoinRun())
                    .own(ORDER_VIOLATED).common(WRONG_PARTY, NOT_FOUND, EXPIRED, CONFLICT_EXISTS),
            Transaction.of("revealCoin", GATEWAY, FactKind.COIN_REVEAL, CoinReveal.class, new RevealCoin())
                    .own(ORDER_VIOLATED, COIN_MISMATCH).common(WRONG_PARTY, NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("sealRun", GATEWAY, FactKind.RUN_SEAL, RunSeal.class, new SealRun()).beside(CohortRule.COHORT_SEQ)
                    .own(ORDER_VIOLATED, COIN_MISMATCH, TOO_FEW_BANKS, COHORT_TOO_CLOSE)
                    .common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("freezeSurvivors", GATEWAY, FactKind.SURVIVOR_RECORD, SurvivorRecord.class, new FreezeSurvivors())
                    .beside(CohortRule.COHORT_SEQ)
                    .own(SLOTS_OVERLAP, TOO_FEW_BANKS, COHORT_TOO_CLOSE, AUTHORISATION_REVOKED)
                    .common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("recordTranscript", GATEWAY, FactKind.TRANSCRIPT_DIGEST, TranscriptDigest.class,
                            new RecordTranscript())
                    .own(GAP, AUTHORISATION_REVOKED).common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("closeRun", SCIENTIST, FactKind.RUN_CLOSE, RunClose.class, new CloseRun())
                    .own(TRANSCRIPTS_DIFFER).common(WRONG_PARTY, NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("proposeModel", SCIENTIST, FactKind.MODEL_VERSION, ModelVersion.class, new ProposeModel())
                    .own(RUN_NOT_COMPLETE).common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("recordFinding", OPERATOR, FactKind.FINDING, Finding.class, new RecordFinding())
                    .own(RUN_NOT_COMPLETE).common(NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("proposeReferenceValues", OPERATOR, FactKind.REFERENCE_VALUES, ReferenceValues.class,
                            new ProposeReferenceValues())
                    .own(SIMULATED_REFUSED).common(NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("activate", OPERATOR, FactKind.ACTIVATION, Activation.class, new Activate())
                    .own(QUORUM_MISSING, SIMULATED_REFUSED).common(NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("retire", OPERATOR, FactKind.ACTIVATION, Activation.class, new Retire())
                    .common(NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("setAlias", OPERATOR, FactKind.ALIAS, Alias.class, new SetAlias())
                    .common(NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("useForScoring", GATEWAY, FactKind.USE_RECEIPT, UseReceipt.class, new UseForScoring())
                    .beside(UseForScoring.ACTIVATION)
                    .own(MODEL_NOT_ACTIVE, AUTHORISATION_MISSING, AUTHORISATION_EXPIRED, AUTHORISATION_REVOKED,
                            REFERENCE_VALUES_UNAPPROVED, ROUNDS_EXHAUSTED, PRIVACY_BUDGET_EXHAUSTED)
                    .common(WRONG_PARTY, NOT_CURRENT, EXPIRED, NOT_YET_VALID, CONFLICT_EXISTS),
            Transaction.of("recordCollateral", GATEWAY, FactKind.COLLATERAL, Collateral.class,
                            new RecordCollateral(Verifiers.of(PinnedRoot.INTEL_SGX)))
                    .own(COLLATERAL_INVALID, COLLATERAL_OLDER).common(NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("admitEnclave", GATEWAY, FactKind.ENCLAVE_INSTANCE, EnclaveInstance.class,
                            new AdmitEnclave(Verifiers.of(PinnedRoot.INTEL_SGX)))
                    .own(EVIDENCE_REJECTED, REFERENCE_VALUES_UNAPPROVED, SIMULATED_REFUSED)
                    .common(WRONG_PARTY, NOT_FOUND, EXPIRED, CONFLICT_EXISTS),
            Transaction.of("proposeScheme", OPERATOR, FactKind.SETTLEMENT_SCHEME, SettlementScheme.class, new ProposeScheme())
                    .own(WINDOW_INVALID, FLOOR_VIOLATED).common(NOT_CURRENT),
            Transaction.of("recordContribution", GATEWAY, FactKind.CONTRIBUTION_REPORT, ContributionReport.class,
                            new RecordContribution())
                    .own(RUN_NOT_COMPLETE, EVALUATOR_UNAPPROVED, ASSURANCE_INSUFFICIENT, SIGNATURE_INVALID, INPUT_ROOT_MISMATCH,
                            MATRIX_NOT_CONSERVED, AUTHORISATION_MISSING)
                    .common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("proposeSettlement", FINANCE, FactKind.SETTLEMENT, Settlement.class, new ProposeSettlement())
                    .own(ALREADY_SETTLED, POOL_EXCEEDED, IMPRECISE_UNAPPROVED, DIGEST_MISMATCH)
                    .common(WRONG_PARTY, NOT_FOUND, NOT_CURRENT, CONFLICT_EXISTS),
            Transaction.of("dispute", FINANCE, FactKind.DISPUTE, Dispute.class, new DisputeSettlement())
                    .own(ALREADY_FINAL, ORDER_VIOLATED).common(WRONG_PARTY, NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("confirm", GATEWAY, FactKind.CONFIRMATION, Confirmation.class, new Confirm())
                    .own(WINDOW_OPEN, DIGEST_MISMATCH).common(NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("rule", OPERATOR, FactKind.RULING, Ruling.class, new RuleOnDisputes())
                    .own(QUORUM_MISSING, ORDER_VIOLATED, ALREADY_FINAL).common(NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("finalise", FINANCE, FactKind.FINALITY, Finality.class, new Finalise())
                    .own(DISPUTE_OPEN, QUORUM_MISSING, DIGEST_MISMATCH).common(NOT_FOUND, CONFLICT_EXISTS),
            Transaction.of("anchor", GATEWAY, FactKind.ANCHOR, Anchor.class, new AnchorLog())
                    .common(WRONG_PARTY, CONFLICT_EXISTS));

    private Transactions() {}

    public static List<Transaction<?>> all() {
        return ALL;
    }

    public static Optional<Transaction<?>> named(String name) {
        return ALL.stream().<Transaction<?>>map(row -> row).filter(row -> row.name().equals(name)).findFirst();
    }
}
