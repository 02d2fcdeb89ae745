package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/// Signatures under mandates: this bank's own, which it gives for the bytes of its own view alone, and those of others, which the
/// host collects.
public final class MandateVotes {
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private final PartyId self;
    private final MandateBoard mandates;
    private final PendingSession.RoundSigner signer;
    private final PeerCalls peers;
    private final Executor compute;

    /// @param signer with this bank's ROUND key
    /// @param compute for signatures that others ask for
    public MandateVotes(PartyId self, MandateBoard mandates, PendingSession.RoundSigner signer, PeerCalls peers, Executor compute) {
        this.self = self;
        this.mandates = mandates;
        this.signer = signer;
        this.peers = peers;
        this.compute = compute;
    }

    /// Answers a host that asks for this bank's signature.
    public CompletionStage<PeerReply> answer(PeerQuestion question) {
        Optional<ScoringMandate> own = mandates.current();
        if (own.isEmpty() || own.get().members().find(question.from()).isEmpty()) {
            return CompletableFuture.completedFuture(new PeerReply.Refused(SharedReason.NOT_A_MEMBER));
        }
        return CompletableFuture.supplyAsync(() -> signed(own.get(), question.body()), compute);
    }

    private PeerReply signed(ScoringMandate own, byte[] asked) {
        if (!MessageDigest.isEqual(own.canonicalBytes(), asked)) {
            return new PeerReply.Refused(ScoringReason.MANDATE_STALE); // one of the two has not got the last block
        }
        try {
            return new PeerReply.Answer(signer.sign(own.signedBytes()));
        } catch (SignatureException _) {
            return new PeerReply.Unreachable("the ROUND key does not sign");
        }
    }

    /// A quorum of signatures; empty if too few banks see the same bytes at the moment.
    Optional<SignedMandate> collect(ScoringMandate mandate) throws IOException, InterruptedException {
        byte[] bytes = mandate.canonicalBytes();
        TreeMap<PartyId, CompletableFuture<PeerReply>> asked = new TreeMap<>();
        for (var member : mandate.members().members()) {
            if (!member.party().equals(self)) {
                asked.put(member.party(), peers.call(member.party(), PeerCall.MANDATE_SIGNATURE, bytes, BUDGET).toCompletableFuture());
            }
        }
        TreeMap<PartyId, OpaqueBytes> votes = new TreeMap<>();
        try {
            votes.put(self, OpaqueBytes.of(signer.sign(mandate.signedBytes())));
        } catch (SignatureException e) {
            throw new IOException("the ROUND key does not sign", e);
        }
        for (var one : asked.entrySet()) {
            if (votes.size() >= mandate.members().quorum()) {
                break;
            }
            if (reply(one.getValue()) instanceof PeerReply.Answer(byte[] signature) && isGood(mandate, one.getKey(), signature)) {
                votes.put(one.getKey(), OpaqueBytes.of(signature));
            }
        }
        List<MemberSignature> signatures = new ArrayList<>();
        votes.forEach((party, signature) -> signatures.add(new MemberSignature(party, signature)));
        return votes.size() < mandate.members().quorum() ? Optional.empty() : Optional.of(new SignedMandate(mandate, signatures));
    }

    // A vote that is none must not count: the scorer would refuse all of them.
    private static boolean isGood(ScoringMandate mandate, PartyId voter, byte[] value) {
        for (OpaqueBytes spki : mandate.members().find(voter).orElseThrow().roundKeys()) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki.toBytes())));
                signature.update(mandate.signedBytes());
                if (signature.verify(value)) {
                    return true;
                }
            } catch (GeneralSecurityException _) {
                // no key, or no signature: the next one
            }
        }
        return false;
    }

    private static PeerReply reply(CompletableFuture<PeerReply> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException _) {
            return new PeerReply.Unreachable("the call failed");
        }
    }
}
