package io.riskmesh.attestation.appraisal;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.CRL_MISSING;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.Edition;
import io.riskmesh.attestation.collateral.QeIdentity;
import io.riskmesh.attestation.collateral.TcbInfo;
import io.riskmesh.attestation.pki.CertificateChain;
import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.RequiredLists;
import io.riskmesh.attestation.pki.Revocation;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Collateral;
import java.util.List;
import java.util.Optional;

/// Verifies collateral before there is a quote: steps two to four of [QuoteVerifier] over one document with its certificates and
/// lists. Pure and thread-safe.
///
/// A `Collateral` fact holds: as body the answer of the maker's service with its signature; as issuerChain PEM of the signer, the
/// root and, for TCB information, the authority of PCK certificates; as crls the list of the root and, for TCB information, that of
/// the authority.
public final class CollateralVerifier {

    /// The family of a fact that is for all.
    public static final String EVERY_FAMILY = "-";

    private final PinnedRoot root;
    private final SignatureCheck signatures;

    public CollateralVerifier(PinnedRoot root, SignatureCheck signatures) {
        this.root = root;
        this.signatures = signatures;
    }

    /// Rejects a fact that says anything else than its signed bytes do, or whose bytes do not count at `now`.
    public void verify(Collateral fact, CollateralKind kind, EvaluationFloor floor, long now) throws Rejected {
        List<byte[]> certificates = chain(fact, kind);
        List<byte[]> signers = certificates.subList(0, 2);
        Rejected.unless(fact.crls().size() == kind.chainLength() - 1, CRL_MISSING,
                kind + " needs " + (kind.chainLength() - 1) + " lists, got " + fact.crls().size());
        byte[] rootList = fact.crls().getFirst().toBytes();
        CertificateChain signer;
        if (kind.isOfPlatform()) {
            CertificateChain authority = CertificateChain.ofPckAuthority(List.of(certificates.get(2), certificates.get(1)), root,
                    signatures, now);
            Revocation.Known revoked = new RequiredLists(Optional.of(rootList), fact.crls().stream().skip(1).findFirst()
                    .map(OpaqueBytes::toBytes)).check(authority, signatures, now);
            signer = CertificateChain.ofSigner(signers, Optional.of(authority), root, signatures, now);
            revoked.mustNotList(signer);
        } else {
            signer = CertificateChain.ofSigner(signers, Optional.empty(), root, signatures, now);
            RequiredLists.ofRoot(rootList, signer, signatures, now).mustNotList(signer);
        }
        document(fact, kind, signer, floor.of(kind.tee()), now);
    }

    /// What a quote is held against, out of two facts; their bytes are verified once more with the quote.
    public static CollateralSet set(Collateral tcb, Collateral identity) throws Rejected {
        CollateralKind ofTcb = kind(tcb);
        CollateralKind ofIdentity = kind(identity);
        Rejected.unless(ofTcb.isOfPlatform() && !ofIdentity.isOfPlatform() && ofTcb.tee() == ofIdentity.tee(), COLLATERAL_MISMATCH,
                "expected TCB information and an identity of one kind, got " + ofTcb + " and " + ofIdentity);
        byte[] signers = PemChain.encode(chain(tcb, ofTcb).subList(0, 2));
        List<OpaqueBytes> lists = tcb.crls();
        return new CollateralSet(tcb.body().toBytes(), signers, identity.body().toBytes(), identity.issuerChain().toBytes(),
                lists.stream().findFirst().map(OpaqueBytes::toBytes), lists.stream().skip(1).findFirst().map(OpaqueBytes::toBytes));
    }

    private void document(Collateral fact, CollateralKind kind, CertificateChain signer, int floor, long now) throws Rejected {
        byte[] body = fact.body().toBytes();
        if (kind.isOfPlatform()) {
            TcbInfo info = TcbInfo.verified(body, signer.key(), signatures, now, floor);
            mustBe(fact, kind, info.tee(), info.fmspcHex(), info.edition());
        } else {
            QeIdentity identity = QeIdentity.verified(body, signer.key(), signatures, now, floor);
            mustBe(fact, kind, identity.tee(), EVERY_FAMILY, identity.edition());
        }
    }

    private static void mustBe(Collateral fact, CollateralKind kind, TeeType tee, String family, Edition edition) throws Rejected {
        boolean same = kind.tee() == tee && fact.fmspc().equals(family)
                && edition.equals(new Edition(fact.issueDate(), fact.nextUpdate(), fact.tcbEvaluationDataNumber()));
        Rejected.unless(same, COLLATERAL_MISMATCH, "the document is of " + tee + " " + family + " with " + edition);
    }

    private static CollateralKind kind(Collateral fact) throws Rejected {
        return CollateralKind.named(fact.type()).orElseThrow(() -> new Rejected(COLLATERAL_MISMATCH, "no kind " + fact.type()));
    }

    private static List<byte[]> chain(Collateral fact, CollateralKind kind) throws Rejected {
        return PemChain.decode(fact.issuerChain().toBytes(), kind.chainLength()).orElseThrow(() -> new Rejected(COLLATERAL_MALFORMED,
                "the issuer chain is not " + kind.chainLength() + " certificates in the one form of PEM"));
    }
}
