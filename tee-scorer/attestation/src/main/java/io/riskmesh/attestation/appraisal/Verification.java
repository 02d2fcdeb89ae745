package io.riskmesh.attestation.appraisal;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.QE_REPORT_DATA_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.QE_REPORT_SIGNATURE_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_SIGNATURE_INVALID;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.PartLevel;
import io.riskmesh.attestation.collateral.QeIdentity;
import io.riskmesh.attestation.collateral.TcbInfo;
import io.riskmesh.attestation.pki.CertificateChain;
import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.PckCertificate;
import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.Revocation;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.quote.SgxReport;
import io.riskmesh.attestation.quote.TdReport;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One verification, step by step; knows in which step it is. For one use.
final class Verification {

    private final PinnedRoot root;
    private final SignatureCheck signatures;
    private final long now;
    private final EvaluationFloor floor;
    private Step step = Step.PARSE;

    Verification(PinnedRoot root, SignatureCheck signatures, long now, EvaluationFloor floor) {
        this.root = root;
        this.signatures = signatures;
        this.now = now;
        this.floor = floor;
    }

    AttestationResult run(QuoteVerifier.Parsing parsing, CollateralSet collateral, Revocation revocation, Criteria criteria,
            Binding binding) {
        Optional<Appraisal> found = Optional.empty();
        try {
            Quote quote = parsing.quote();
            Appraisal appraisal = appraise(quote, collateral, revocation);
            found = Optional.of(appraisal);
            step = Step.POLICY;
            criteria.check(appraisal, now);
            step = Step.BINDING;
            binding.check(quote.body().reportData());
            return new AttestationResult.Accepted(appraisal);
        } catch (Rejected e) {
            return new AttestationResult.Refused(step, e.rejection(), found);
        }
    }

    private Appraisal appraise(Quote quote, CollateralSet collateral, Revocation revocation) throws Rejected {
        step = Step.PCK_CHAIN;
        CertificateChain chain = CertificateChain.ofPck(quote.pckChain(), root, signatures, now);
        PckCertificate platform = PckCertificate.of(chain);
        step = Step.REVOCATION;
        Revocation.Known revoked = revocation.check(chain, signatures, now);
        step = Step.COLLATERAL;
        P256Key signer = signer(collateral.tcbSigners(), chain, revoked);
        TcbInfo info = TcbInfo.verified(collateral.tcbInfo(), signer, signatures, now, floor.of(quote.tee()));
        info.mustBeOf(quote.tee(), platform);
        // Both documents have the same signer as a rule; equal bytes are not checked twice.
        boolean sameSigner = Arrays.equals(collateral.qeSigners(), collateral.tcbSigners());
        P256Key qeSigner = sameSigner ? signer : signer(collateral.qeSigners(), chain, revoked);
        QeIdentity identity = QeIdentity.verified(collateral.qeIdentity(), qeSigner, signatures, now, floor.of(quote.tee()));
        identity.mustBeOf(quote.tee());
        step = Step.SIGNATURES;
        signatures(quote, chain.key());
        step = Step.QE_IDENTITY;
        PartLevel quotingEnclave = identity.level(quote.qeReport());
        step = Step.PLATFORM_TCB;
        TcbAppraisal tcb = TcbAppraisal.of(quote.body(), platform, info);
        step = Step.CONVERGENCE;
        long until = Math.min(revoked.until(), Math.min(info.edition().nextUpdate(), identity.edition().nextUpdate()));
        return appraisal(quote, tcb, quotingEnclave, platform, info, until);
    }

    private P256Key signer(byte[] pem, CertificateChain chain, Revocation.Known revoked) throws Rejected {
        List<byte[]> encoded = PemChain.decode(pem, 2)
                .orElseThrow(() -> new Rejected(COLLATERAL_MALFORMED, "the signers are not two certificates in the one form of PEM"));
        CertificateChain signers = CertificateChain.ofSigner(encoded, Optional.of(chain), root, signatures, now);
        revoked.mustNotList(signers);
        return signers.key();
    }

    private void signatures(Quote quote, P256Key platformKey) throws Rejected {
        SgxReport report = quote.qeReport();
        Rejected.unless(signatures.isGood(platformKey, quote.qeReportSignature(), report.toBytes()), QE_REPORT_SIGNATURE_INVALID,
                "the platform's key did not sign the report of the quoting enclave");
        byte[] bound = new byte[quote.attestationKeyBytes().length + quote.authData().length];
        System.arraycopy(quote.attestationKeyBytes(), 0, bound, 0, quote.attestationKeyBytes().length);
        System.arraycopy(quote.authData(), 0, bound, quote.attestationKeyBytes().length, quote.authData().length);
        byte[] expected = Arrays.copyOf(Digest.ofFile(bound).toBytes(), SgxReport.REPORT_DATA_BYTES);
        Rejected.unless(MessageDigest.isEqual(report.reportData(), expected), QE_REPORT_DATA_MISMATCH,
                "the quoting enclave vouches for another key");
        Rejected.unless(signatures.isGood(quote.attestationKey(), quote.signature(), quote.signedBytes()), QUOTE_SIGNATURE_INVALID,
                "the attestation key did not sign header and body");
    }

    private static Appraisal appraisal(Quote quote, TcbAppraisal tcb, PartLevel quotingEnclave, PckCertificate platform, TcbInfo info,
            long until) {
        HexFormat hex = HexFormat.of();
        String fmspc = hex.formatHex(platform.fmspc());
        long newest = info.levels().stream().mapToLong(level -> level.date()).max().orElseThrow();
        int number = info.edition().evaluationNumber();
        List<String> advisories = tcb.advisories(quotingEnclave);
        var status = tcb.statusWithRelaunch(quotingEnclave, quote.body(), platform, info);
        return switch (quote.body()) {
            case SgxReport report -> new Appraisal(status, advisories, quote.tee(), hex.formatHex(report.mrEnclave()),
                    hex.formatHex(report.mrSigner()), report.isvProdId(), report.isvSvn(), report.isDebug(), fmspc,
                    platform.platform(), number, newest, until);
            case TdReport report -> new Appraisal(status, advisories, quote.tee(), hex.formatHex(report.mrTd()),
                    hex.formatHex(report.mrSignerSeam()), 0, 0, report.isDebug(), fmspc, platform.platform(), number, newest, until);
        };
    }
}
