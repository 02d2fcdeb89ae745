package io.riskmesh.gateway.scoring.anchor;

import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.log.ReceiptLogClosed;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.io.IOException;
import java.security.SignatureException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends epochs of the receipt log when it is time, and has every ended epoch published, in order. What a crash or an absent ledger
/// left unpublished is published by the next run: the log itself says what there is. One flow runs it.
public final class AnchorFlow {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorFlow.class);
    private static final int PAD_TO = 1024;
    private static final long NEVER = -1;

    private final LiveLedger ledger;
    private final ReceiptLog log;
    private final String logId;
    private final PendingSession.RoundSigner signer;
    private final AnchorTerms terms;
    private final InstantSource clock;
    private long endedAt;
    private volatile int published;
    private volatile long anchoredAt = NEVER;

    /// @param logId starts with the party's id and a dot
    /// @param signer with the RECEIPT key
    public AnchorFlow(LiveLedger ledger, ReceiptLog log, String logId, PendingSession.RoundSigner signer, AnchorTerms terms, InstantSource clock) {
        this.ledger = ledger;
        this.log = log;
        this.logId = logId;
        this.signer = signer;
        this.terms = terms;
        this.clock = clock;
        this.endedAt = clock.millis();
    }

    /// The last epoch whose anchor this flow saw in a block.
    public int published() {
        return published;
    }

    /// When the last of them was recorded, ms since the epoch; empty before the first.
    public OptionalLong anchoredAt() {
        long at = anchoredAt;
        return at == NEVER ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /// Does what is due.
    public void run() throws LedgerUnavailable, IOException, InterruptedException {
        if (isDue()) {
            end();
        }
        publish();
    }

    private boolean isDue() {
        long since = clock.millis() - endedAt;
        int leaves = log.openLeaves();
        return leaves >= terms.leaves() || since >= (leaves > 0 ? terms.every() : terms.idle()).toMillis();
    }

    /// Ends the epoch under way, whatever its age.
    public void end() throws IOException, InterruptedException {
        int padTo = ledger.authorizations().consortium().map(Consortium::anchorPadTo).orElse(PAD_TO);
        try {
            Checkpoint checkpoint = log.endEpoch(padTo);
            endedAt = clock.millis();
            LOG.info("event=receipts_integrated epoch={} size={}", checkpoint.epoch(), checkpoint.size());
        } catch (ReceiptLogClosed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Publishes what is ended and not published.
    public void publish() throws LedgerUnavailable, IOException, InterruptedException {
        for (int epoch = published + 1; epoch <= log.epochs(); epoch++) {
            if (!stands(epoch) && !submit(epoch)) {
                return;
            }
            published = epoch;
        }
    }

    private boolean stands(int epoch) throws StorageFailure {
        Optional<FactRow> row = ledger.projection().get(Anchor.keyOf(logId, epoch)).value();
        row.ifPresent(found -> anchoredAt = found.fact().at());
        return row.isPresent();
    }

    private boolean submit(int epoch) throws LedgerUnavailable, IOException, InterruptedException {
        if (ledger.readOnly() || ledger.authorizations().consortium().isEmpty()) {
            return false;
        }
        Anchor anchor = anchor(epoch);
        return switch (ledger.as("gateway").record("anchor", ledger.authorizations().consortiumSeq(), anchor)) {
            case SubmitOutcome.Recorded _, SubmitOutcome.AlreadyRecorded _ -> {
                anchoredAt = clock.millis();
                LOG.info("event=receipts_published epoch={} size={}", epoch, anchor.size());
                yield true;
            }
            case SubmitOutcome.Refused(var refusal) -> {
                LOG.error("event=anchor_refused epoch={} code={}", epoch, refusal.code());
                yield false;
            }
            case SubmitOutcome.Invalid invalid -> {
                LOG.warn("event=anchor_invalid epoch={} code={}", epoch, invalid.validationCode());
                yield false;
            }
        };
    }

    private Anchor anchor(int epoch) throws IOException {
        Checkpoint now = log.checkpoint(epoch).orElseThrow();
        Optional<Checkpoint> before = log.checkpoint(epoch - 1);
        EpochContent content = EpochContent.read(log, epoch, ledger);
        return new Anchor(ledger.party(), 0, logId, epoch, now.size(), now.root(), before.map(Checkpoint::size).orElse(0L),
                before.map(Checkpoint::root).orElseGet(() -> new MerkleTree().root()), content.from().orElse(clock.millis()),
                content.to().orElseGet(() -> content.from().orElse(clock.millis())), content.activations(), List.copyOf(content.instances()), sign(now));
    }

    /// The checkpoint's signature.
    public OpaqueBytes sign(Checkpoint checkpoint) throws IOException {
        try {
            return OpaqueBytes.of(signer.sign(checkpoint.canonicalBytes()));
        } catch (SignatureException e) {
            throw new IOException("the RECEIPT key does not sign", e);
        }
    }
}
