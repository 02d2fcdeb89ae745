package io.riskmesh.gateway.scoring.release;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packs models for scorers and reads what other banks packed. Thread-safe.
public final class ModelRelease implements ModelReleaseDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ModelRelease.class);
    private static final double PPM = 1_000_000;

    private final LiveLedger ledger;
    private final ReleaseShelf shelf;
    private final Database database;
    private final PeerMail mail;
    private final SecureRandom random;

    /// Begins to read letters of the kind PROPOSAL.
    public ModelRelease(LiveLedger ledger, ReleaseShelf shelf, Database database, PeerMail mail, SecureRandom random) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.database = database;
        this.mail = mail;
        this.random = random;
        mail.deliver(MailKind.PROPOSAL, this::read);
    }

    @Override
    public synchronized ScoringPolicy release(Terms terms, byte[] file) throws IOException {
        Optional<ScoringPolicy> before = shelf.policies(terms.model()).stream()
                .filter(policy -> policy.version() == terms.policyVersion()).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        AuthorizationView view = ledger.authorizations();
        int quorum = view.consortium().orElseThrow(() -> new IOException("no consortium is in force")).modelQuorum();
        List<PartyId> members = view.members();
        ModelPackage.Made made = ModelPackage.make(file, quorum, members.size(), 0, random);
        ScoringPolicy policy = policy(terms, made.packed().digest());
        shelf.put(made.packed());
        // Mail first: what is on the shelf was sent, and a release that was cut off is made anew.
        database.write(transaction -> send(transaction, members, made, policy));
        int own = members.indexOf(ledger.party());
        if (own >= 0) {
            shelf.put(made.shares().get(own));
        }
        shelf.put(policy);
        LOG.info("event=model_released model={} policy={}", terms.model().id(), policy.digest());
        return policy;
    }

    private Void send(Connection transaction, List<PartyId> members, ModelPackage.Made made, ScoringPolicy policy) throws SQLException {
        String stream = "release." + made.packed().digest().hex().substring(0, 32);
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).equals(ledger.party())) {
                continue;
            }
            for (ReleaseLetter letter : letters(made, made.shares().get(i), policy)) {
                mail.send(transaction, members.get(i), MailKind.PROPOSAL, stream, letter.encode());
            }
        }
        return null;
    }

    // The policy last: whoever has it has the rest.
    private static List<ReleaseLetter> letters(ModelPackage.Made made, KeyShare share, ScoringPolicy policy) {
        List<ReleaseLetter> letters = new ArrayList<>();
        letters.add(new ReleaseLetter.OfShare(share));
        PackagePart.split(made.packed().digest(), made.packed().encode()).forEach(part -> letters.add(new ReleaseLetter.OfPart(part)));
        letters.add(new ReleaseLetter.OfPolicy(policy));
        return letters;
    }

    private static ScoringPolicy policy(Terms terms, Digest packed) {
        return new ScoringPolicy(terms.policyVersion(), terms.model(), terms.joint() ? ModelSide.JOINT : ModelSide.PAYER_ONLY,
                terms.payerFeatures(), packed, terms.purpose(), terms.thresholdsPpm().stream().map(ModelRelease::bits).toList(),
                terms.bands(), terms.onPayeeLate(), terms.oneSided(), terms.otherSideReason(),
                terms.featureNames().stream().map(FeatureNames::code).toList());
    }

    // The margin of a probability, once: from here on a threshold is its bits.
    private static int bits(int ppm) {
        double probability = ppm / PPM;
        return Float.floatToIntBits((float) StrictMath.log(probability / (1 - probability)));
    }

    private void read(Connection transaction, PartyId from, byte[] body) throws SQLException {
        if (!ledger.authorizations().isMember(from)) {
            LOG.warn("event=release_letter_refused party={} reason=not_a_member", from);
            return;
        }
        try {
            switch (ReleaseLetter.decode(body)) {
                case ReleaseLetter.OfPolicy(var policy) -> shelf.put(policy);
                case ReleaseLetter.OfShare(var share) -> shelf.put(share);
                case ReleaseLetter.OfPart(var part) -> shelf.put(part);
            }
        } catch (MalformedMessage _) {
            LOG.warn("event=release_letter_refused party={} reason=malformed", from);
        } catch (IOException e) {
            throw new SQLException("a letter about a released model could not be kept", new UncheckedIOException(e)); // comes again
        }
    }

    @Override
    public Optional<ScoringPolicy> policy(Digest digest) {
        return shelf.policy(digest);
    }

    @Override
    public List<ScoringPolicy> policies(ModelRef model) {
        return shelf.policies(model);
    }
}
