package io.riskmesh.attestation.appraisal;

import static io.riskmesh.ledger.reason.AttestationReason.TCB_NOT_SUPPORTED;
import static io.riskmesh.ledger.reason.AttestationReason.TDX_MODULE_MISMATCH;

import io.riskmesh.attestation.collateral.PartLevel;
import io.riskmesh.attestation.collateral.TcbInfo;
import io.riskmesh.attestation.collateral.TcbLevel;
import io.riskmesh.attestation.collateral.TcbStatus;
import io.riskmesh.attestation.collateral.TdxModule;
import io.riskmesh.attestation.pki.PckCertificate;
import io.riskmesh.attestation.quote.ReportBody;
import io.riskmesh.attestation.quote.SgxReport;
import io.riskmesh.attestation.quote.TdReport;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Level of a platform, and of its TDX module if the module has its own: steps seven and eight.
///
/// @param module empty for SGX, and for the module of version 0
record TcbAppraisal(TcbLevel level, Optional<PartLevel> module) {

    /// @throws Rejected if the platform reaches no level, or its TDX module is not the maker's
    static TcbAppraisal of(ReportBody body, PckCertificate platform, TcbInfo info) throws Rejected {
        return switch (body) {
            case SgxReport _ -> of(platform, info, new byte[0], Optional.empty());
            case TdReport report -> of(platform, info, report.teeTcbSvn(), module(report, report.teeTcbSvn(), info));
        };
    }

    /// The platform's status together with its quoting enclave's and its module's.
    TcbStatus status(PartLevel quotingEnclave) {
        TcbStatus status = level.status().convergedWith(quotingEnclave.status());
        return module.isPresent() ? status.convergedWith(module.get().status()) : status;
    }

    /// The status, or that a domain launched now would be up to date where this one is not.
    TcbStatus statusWithRelaunch(PartLevel quotingEnclave, ReportBody body, PckCertificate platform, TcbInfo info) {
        TcbStatus status = status(quotingEnclave);
        if (!status.isOutOfDate() || !(body instanceof TdReport report) || !report.isVersion15()) {
            return status;
        }
        try {
            byte[] now = report.teeTcbSvnNow();
            boolean better = !of(platform, info, now, module(report, now, info)).status(quotingEnclave).isOutOfDate();
            TcbStatus advised = status == TcbStatus.OUT_OF_DATE ? TcbStatus.TD_RELAUNCH_ADVISED
                    : TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED;
            return better ? advised : status;
        } catch (Rejected _) {
            // Versions of now that reach no level advise nothing; the versions of the launch were judged before.
            return status;
        }
    }

    /// Advisories of all parts, a set.
    List<String> advisories(PartLevel quotingEnclave) {
        TreeSet<String> all = new TreeSet<>(level.advisories());
        all.addAll(quotingEnclave.advisories());
        module.ifPresent(part -> all.addAll(part.advisories()));
        return List.copyOf(all);
    }

    private static TcbAppraisal of(PckCertificate platform, TcbInfo info, byte[] teeTcbSvn, Optional<PartLevel> module)
            throws Rejected {
        TcbLevel level = info.level(platform, teeTcbSvn)
                .orElseThrow(() -> new Rejected(TCB_NOT_SUPPORTED, "the platform reaches no level of family " + info.fmspcHex()));
        return new TcbAppraisal(level, module);
    }

    /// Byte 1 of the versions is the module's major version; from 1 on it has an identity, and byte 0 is its minor version.
    private static Optional<PartLevel> module(TdReport report, byte[] teeTcbSvn, TcbInfo info) throws Rejected {
        byte version = teeTcbSvn[1];
        String id = version == 0 ? "" : "TDX_" + HexFormat.of().withUpperCase().toHexDigits(version);
        TdxModule module = info.module(id).orElseThrow(() -> new Rejected(TDX_MODULE_MISMATCH, "no identity " + id));
        Rejected.unless(module.matches(report), TDX_MODULE_MISMATCH, "another signer or other attributes than " + id);
        if (version == 0) {
            return Optional.empty();
        }
        int minor = teeTcbSvn[0] & 0xff;
        return Optional.of(module.level(minor).orElseThrow(
                () -> new Rejected(TCB_NOT_SUPPORTED, "version " + minor + " of " + id + " reaches no level")));
    }
}
