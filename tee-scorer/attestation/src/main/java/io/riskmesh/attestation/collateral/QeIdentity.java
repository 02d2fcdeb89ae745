package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.QE_IDENTITY_MISMATCH;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.SgxReport;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.Arrays;
import java.util.List;

/// Identity of the maker's quoting enclave, version 2, signed. Nobody changes its arrays.
///
/// @param tee whose quotes it makes
public record QeIdentity(TeeType tee, Edition edition, byte[] miscSelect, byte[] miscSelectMask, byte[] attributes,
        byte[] attributesMask, byte[] mrSigner, int isvProdId, List<PartLevel> levels) {

    private static final int VERSION = 2;

    /// The document, if the key signed it and it counts at `now`.
    ///
    /// @param answer of the maker's service, with the signature
    public static QeIdentity verified(byte[] answer, P256Key signer, SignatureCheck signatures, long now, int evaluationFloor)
            throws Rejected {
        QeIdentity identity = read(SignedDocument.cut(answer, "enclaveIdentity").signedBy(signer, signatures));
        identity.edition.mustCount(now, evaluationFloor);
        return identity;
    }

    public void mustBeOf(TeeType quoted) throws Rejected {
        Rejected.unless(tee == quoted, COLLATERAL_MISMATCH,
                "the identity of a quoting enclave of " + tee + " for a quote of " + quoted);
    }

    /// The level of a quoting enclave that is the one described.
    public PartLevel level(SgxReport report) throws Rejected {
        Rejected.unless(Masks.matches(report.miscSelect(), miscSelectMask, miscSelect), QE_IDENTITY_MISMATCH, "other MISCSELECT");
        Rejected.unless(Masks.matches(report.attributes(), attributesMask, attributes), QE_IDENTITY_MISMATCH, "other ATTRIBUTES");
        Rejected.unless(Arrays.equals(report.mrSigner(), mrSigner), QE_IDENTITY_MISMATCH, "another MRSIGNER");
        Rejected.unless(report.isvProdId() == isvProdId, QE_IDENTITY_MISMATCH, "another ISVPRODID");
        return PartLevel.reached(levels, report.isvSvn())
                .orElseThrow(() -> new Rejected(QE_IDENTITY_MISMATCH, "ISVSVN " + report.isvSvn() + " reaches no level"));
    }

    static QeIdentity read(JsonFields in) throws Rejected {
        Rejected.unless(in.integer("version", 0, Integer.MAX_VALUE) == VERSION, COLLATERAL_MALFORMED, "not version " + VERSION);
        TeeType tee = switch (in.text("id")) {
            case "QE" -> TeeType.SGX;
            case "TD_QE" -> TeeType.TDX;
            default -> throw new Rejected(COLLATERAL_MALFORMED, "an unknown kind of identity");
        };
        return new QeIdentity(tee, Edition.read(in), in.hex("miscselect", 4), in.hex("miscselectMask", 4), in.hex("attributes", 16),
                in.hex("attributesMask", 16), in.hex("mrsigner", 32), in.integer("isvprodid", 0, 65_535), PartLevel.list(in));
    }
}
