package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MISMATCH;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.PckCertificate;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// TCB information of version 3 about one family of platforms, signed. Nobody changes its arrays.
///
/// @param fmspc 6 bytes
/// @param levels the highest first, in our order, not the document's
/// @param modules of TDX; none for SGX
public record TcbInfo(TeeType tee, Edition edition, byte[] fmspc, byte[] pceId, List<TcbLevel> levels, List<TdxModule> modules) {

    private static final int VERSION = 3;

    /// The document, if the key signed it and it counts at `now`.
    ///
    /// @param answer of the maker's service, with the signature
    public static TcbInfo verified(byte[] answer, P256Key signer, SignatureCheck signatures, long now, int evaluationFloor)
            throws Rejected {
        TcbInfo info = read(SignedDocument.cut(answer, "tcbInfo").signedBy(signer, signatures));
        info.edition.mustCount(now, evaluationFloor);
        return info;
    }

    public void mustBeOf(TeeType quoted, PckCertificate platform) throws Rejected {
        Rejected.unless(tee == quoted, COLLATERAL_MISMATCH, "TCB information of " + tee + " for a quote of " + quoted);
        Rejected.unless(platform.isOf(fmspc, pceId), COLLATERAL_MISMATCH,
                "TCB information of family " + fmspcHex() + " for a platform of another");
    }

    /// The highest level that the platform reaches.
    ///
    /// @param teeTcbSvn empty for SGX
    public Optional<TcbLevel> level(PckCertificate platform, byte[] teeTcbSvn) {
        return levels.stream().filter(level -> level.isReachedBy(platform, teeTcbSvn)).findFirst();
    }

    /// The module with that id; the empty one is of version 0.
    public Optional<TdxModule> module(String id) {
        return modules.stream().filter(module -> module.id().equals(id)).findFirst();
    }

    /// In lower-case hex.
    public String fmspcHex() {
        return HexFormat.of().formatHex(fmspc);
    }

    static TcbInfo read(JsonFields in) throws Rejected {
        Rejected.unless(in.integer("version", 0, Integer.MAX_VALUE) == VERSION, COLLATERAL_MALFORMED, "not version " + VERSION);
        Rejected.unless(in.integer("tcbType", 0, Integer.MAX_VALUE) == 0, COLLATERAL_MALFORMED, "levels of an unknown type");
        TeeType tee = switch (in.text("id")) {
            case "SGX" -> TeeType.SGX;
            case "TDX" -> TeeType.TDX;
            default -> throw new Rejected(COLLATERAL_MALFORMED, "an unknown kind of TCB information");
        };
        return new TcbInfo(tee, Edition.read(in), in.hex("fmspc", 6), in.hex("pceId", 2), TcbLevel.list(in, tee == TeeType.TDX),
                tee == TeeType.TDX ? TdxModule.list(in) : List.of());
    }
}
