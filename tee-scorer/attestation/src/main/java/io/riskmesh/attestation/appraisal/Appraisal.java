package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.collateral.TcbStatus;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// What eight steps have found of a quote that is genuine. Whether that is good enough is for the policy to say.
///
/// @param advisories a set
/// @param mrEnclave hex of what was measured: 32 bytes of an enclave, 48 of a trust domain
/// @param mrSigner hex of the signer of the enclave, or of the TDX module
/// @param isvProdId 0 for a trust domain, like isvSvn
/// @param debug whether the owner of the machine may look inside
/// @param fmspc hex
/// @param platform of the machine, the same under a renewed certificate
/// @param newestLevelDate of TCB information, ms since the epoch
/// @param collateralUntil when the first of its documents and lists ends, ms since the epoch
public record Appraisal(TcbStatus status, List<String> advisories, TeeType tee, String mrEnclave, String mrSigner, int isvProdId,
        int isvSvn, boolean debug, String fmspc, Digest platform, int tcbEvaluationDataNumber, long newestLevelDate,
        long collateralUntil) {

    public Appraisal {
        advisories = Shape.ids("advisories", advisories);
    }

    /// The object that an `EnclaveInstance` carries as its result.
    public CanonicalValue.Obj toObject() {
        return new FactWriter().id("status", status.word()).ids("advisories", advisories).constant("tee", tee)
                .text("mrEnclave", mrEnclave).text("mrSigner", mrSigner).integer("isvProdId", isvProdId)
                .integer("isvSvn", isvSvn).id("fmspc", fmspc).digest("platform", platform)
                .integer("tcbEvaluationDataNumber", tcbEvaluationDataNumber).integer("collateralUntil", collateralUntil).object();
    }
}
