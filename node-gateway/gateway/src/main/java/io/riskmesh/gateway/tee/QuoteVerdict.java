package io.riskmesh.gateway.tee;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.appraisal.Appraisal;
import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.AttestationResult;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.attestation.appraisal.EvaluationFloor;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.appraisal.Step;
import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.rejection.Rejection;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.ledger.reason.AttestationReason;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of a quote, step by step.
///
/// @param refused where it failed and why; empty if nothing that was checked failed
/// @param checked steps that were looked at; the rest needs a policy, or claims that came with the quote
public record QuoteVerdict(Optional<Appraisal> found, Optional<AttestationResult.Refused> refused, int checked) {

    private static final String VERIFIED = "VERIFIED";

    /// Verifies under Intel's root.
    ///
    /// @param criteria without them the ninth step looks for a debug enclave alone
    public static QuoteVerdict of(QuoteFile file, boolean zeroPadded, CollateralSet collateral, Optional<Criteria> criteria, Instant at) {
        QuoteVerifier verifier = new QuoteVerifier(PinnedRoot.INTEL_SGX, SignatureCheck.direct());
        Criteria applied = criteria.orElseGet(() -> new Criteria(AppraisalPolicy.standard(new EvaluationFloor(0, 0)), List.of()));
        AttestationResult result;
        try {
            Quote quote = zeroPadded ? Quote.parseZeroPadded(file.quote()) : Quote.parse(file.quote());
            result = verifier.verify(quote, collateral, applied, reportData -> bound(file, reportData), at.toEpochMilli());
        } catch (Rejected e) {
            result = new AttestationResult.Refused(Step.PARSE, e.rejection(), Optional.empty());
        }
        return of(result, criteria.isPresent(), file.evidence().isPresent());
    }

    public boolean isRefused() {
        return refused.isPresent();
    }

    /// For people and programs.
    public Answer answer() {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("refused", isRefused());
        refused.ifPresent(no -> document.put("reason", no.rejection().code().code()).put("detail", no.rejection().detail()));
        List<String> notes = new ArrayList<>();
        found.ifPresent(appraisal -> describe(appraisal, document, notes));
        ArrayNode steps = document.putArray("steps");
        List<List<String>> rows = new ArrayList<>();
        for (Step step : Step.values()) {
            String result = result(step);
            steps.addObject().put("step", step.name()).put("result", result);
            rows.add(List.of(step.name(), result, step.meaning()));
        }
        List<String> closing = refused.map(no -> List.of("", "refused: " + no.rejection())).orElse(List.of());
        return new Answer(document, notes, List.of("step", "result", "what it says"), rows, closing);
    }

    private static QuoteVerdict of(AttestationResult result, boolean withPolicy, boolean withClaims) {
        return switch (result) {
            case AttestationResult.Accepted(Appraisal found) -> new QuoteVerdict(Optional.of(found), Optional.empty(),
                    withClaims ? Step.values().length : Step.values().length - 1);
            case AttestationResult.Refused no -> {
                boolean policyAlone = no.step() == Step.POLICY && !withPolicy && !isDebug(no.rejection());
                int before = (int) List.of(Step.values()).stream().takeWhile(step -> step != no.step()).count();
                yield policyAlone ? new QuoteVerdict(no.appraisal(), Optional.empty(), before)
                        : new QuoteVerdict(no.appraisal(), Optional.of(no), before + 1);
            }
        };
    }

    private String result(Step step) {
        if (refused.isPresent() && refused.get().step() == step) {
            return refused.get().rejection().code().code();
        }
        int place = List.of(Step.values()).indexOf(step);
        if (place < checked) {
            return VERIFIED;
        }
        if (refused.isPresent()) {
            return "NOT_CHECKED(a step before failed)";
        }
        return step == Step.POLICY ? "NOT_CHECKED(no policy)" : "NOT_CHECKED(no claims, or no policy)";
    }

    private static void describe(Appraisal found, ObjectNode document, List<String> notes) {
        document.put("status", found.status().word()).put("tee", found.tee().name()).put("mrEnclave", found.mrEnclave())
                .put("mrSigner", found.mrSigner()).put("isvProdId", found.isvProdId()).put("isvSvn", found.isvSvn())
                .put("debug", found.debug()).put("fmspc", found.fmspc()).put("platform", found.platform().hex())
                .put("tcbEvaluationDataNumber", found.tcbEvaluationDataNumber())
                .put("collateralUntil", Instant.ofEpochMilli(found.collateralUntil()).toString());
        found.advisories().forEach(document.putArray("advisories")::add);
        notes.add("status           " + found.status().word() + (found.advisories().isEmpty() ? "" : " " + found.advisories()));
        notes.add("measurement      " + found.mrEnclave() + " (" + found.tee() + (found.debug() ? ", DEBUG" : "") + ")");
        notes.add("platform         " + found.platform() + ", family " + found.fmspc());
        notes.add("collateral until " + Instant.ofEpochMilli(found.collateralUntil()));
        notes.add("");
    }

    private static boolean isDebug(Rejection rejection) {
        return rejection.code() == AttestationReason.DEBUG_ENCLAVE;
    }

    private static void bound(QuoteFile file, byte[] reportData) throws Rejected {
        if (file.evidence().isPresent()) {
            Rejected.unless(MessageDigest.isEqual(reportData, file.evidence().get().reportData()),
                    AttestationReason.REPORT_DATA_MISMATCH, "the quote was made for other claims");
        }
    }
}
