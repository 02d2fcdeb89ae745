package io.riskmesh.gateway.scoring.room;

import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.receipts.log.NewRecord;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.scoring.half.NoteLetter;
import io.riskmesh.gateway.scoring.record.SignatureBytes;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.LogEntry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tallies of ended epochs: into the own log as a leaf, and to every other bank, so that receipts which one bank drops show in the
/// logs of all.
record Tallies(LiveLedger ledger, ReceiptLog log, Database database, PeerMail mail) {
    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);
    private static final OpaqueBytes NOTHING = OpaqueBytes.of(new byte[0]);

    /// The host's: an epoch ended.
    void ended(EnclaveInstance instance, SignedTally tally) throws IOException {
        if (!take(instance, tally)) {
            return;
        }
        byte[] letter = new NoteLetter.Tally(tally).encode();
        database.write(transaction -> {
            for (PartyId member : ledger.authorizations().members()) {
                if (!member.equals(ledger.party())) {
                    mail.send(transaction, member, MailKind.NOTE, "tallies", letter);
                }
            }
            return null;
        });
    }

    /// A tally that came by mail.
    void came(SignedTally tally) throws IOException {
        try {
            if (LogEntry.decode(tally.tally().toBytes()) instanceof EpochTally read) {
                var row = ledger.projection().get(EnclaveInstance.keyOf(read.instance(), read.epoch())).value();
                if (row.isPresent() && row.get().fact() instanceof EnclaveInstance instance) {
                    take(instance, tally);
                }
            }
        } catch (MalformedFact _) {
            LOG.warn("event=tally_refused reason=malformed");
        }
    }

    private boolean take(EnclaveInstance instance, SignedTally tally) {
        if (!isSigned(instance, tally)) {
            LOG.warn("event=tally_refused reason=signature_invalid instance={}", instance.instance());
            return false;
        }
        Digest key = Digest.of("tally", tally.tally().toBytes());
        log.append(new NewRecord(RecordKind.TALLY, key, key, tally.tally(), SignatureBytes.encode(tally.signature()), NOTHING));
        return true;
    }

    private static boolean isSigned(EnclaveInstance instance, SignedTally tally) {
        try {
            for (var key : instance.keys()) {
                if (key.use() == InstanceKeyUse.SIGN) {
                    return tally.signature().verifies(tally.tally().toBytes(), instance.instance(), instance.epoch(),
                            KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki().toBytes())));
                }
            }
        } catch (GeneralSecurityException _) {
            return false;
        }
        return false;
    }
}
