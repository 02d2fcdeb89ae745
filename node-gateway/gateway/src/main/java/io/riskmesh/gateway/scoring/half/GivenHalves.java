package io.riskmesh.gateway.scoring.half;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Halves that this bank gave as the payee, until the enclave's note about them came: bounds how often a payment may be asked
/// about, and counts notes that do not come. Thread-safe.
final class GivenHalves {
    static final int MOST_PER_PAYMENT = 3;
    private static final int KEPT = 65_536;
    private static final long LATE_MILLIS = 60_000;

    private final InstantSource clock;
    private final LinkedHashMap<Digest, Given> byTag = new LinkedHashMap<>(); // guarded by this, like all
    private final LinkedHashMap<Digest, Integer> perPayment = new LinkedHashMap<>();
    private final Map<PartyId, Long> missing = new TreeMap<>();
    private long notes;

    GivenHalves(InstantSource clock) {
        this.clock = clock;
    }

    private record Given(PartyId payer, ClientSession session, byte[] sealed, long at) {}

    /// Counts a question about a payment.
    ///
    /// @return whether it may be answered
    synchronized boolean mayAnswer(Digest payment) {
        int asked = perPayment.merge(payment, 1, Integer::sum);
        if (perPayment.size() > KEPT) {
            perPayment.pollFirstEntry();
        }
        return asked <= MOST_PER_PAYMENT;
    }

    synchronized void gave(Digest pairTag, PartyId payer, ClientSession session, byte[] sealed) {
        expire();
        byTag.put(pairTag, new Given(payer, session, sealed, clock.millis()));
        if (byTag.size() > KEPT) {
            byTag.pollFirstEntry();
        }
    }

    /// Opens a note that came through a bank.
    ///
    /// @return empty if it belongs to no half that was given to that bank, or says that the half was not used
    Optional<UseNote> note(PartyId from, byte[] sealed) throws MalformedMessage {
        Given given;
        synchronized (this) {
            given = byTag.get(SealedHeader.decode(sealed).pairTag());
        }
        if (given == null || !given.payer().equals(from)) {
            return Optional.empty();
        }
        Optional<UseNote> note = UseNote.decode(given.session().openAnswer(given.sealed(), SealedType.USE_NOTE, sealed));
        synchronized (this) {
            byTag.remove(SealedHeader.decode(sealed).pairTag());
            notes++;
        }
        return note;
    }

    // In the order of their times, so the first young one ends it.
    private void expire() {
        long limit = clock.millis() - LATE_MILLIS;
        while (!byTag.isEmpty() && byTag.firstEntry().getValue().at() < limit) {
            missing.merge(byTag.pollFirstEntry().getValue().payer(), 1L, Long::sum);
        }
    }

    /// Notes that did not come within a minute, by the payer's bank.
    synchronized Map<PartyId, Long> missing() {
        expire();
        return Map.copyOf(missing);
    }

    synchronized long notes() {
        return notes;
    }
}
