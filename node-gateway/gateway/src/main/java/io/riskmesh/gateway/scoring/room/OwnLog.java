package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.peer.checkpoint.KnownLog;
import io.riskmesh.gateway.peer.checkpoint.SignedCheckpoint;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.scoring.anchor.AnchorFlow;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This gateway's receipt log as its peers may see it. The last state is signed when it is first asked for, and kept. Thread-safe.
final class OwnLog implements KnownLog {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);

    private final ReceiptLog log;
    private final AnchorFlow anchors;
    private volatile Optional<SignedCheckpoint> last = Optional.empty();

    OwnLog(ReceiptLog log, AnchorFlow anchors) {
        this.log = log;
        this.anchors = anchors;
    }

    @Override
    public String id() {
        return log.id();
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        Optional<Checkpoint> now = log.epochs() == 0 ? Optional.empty() : log.checkpoint(log.epochs());
        if (now.isPresent() && last.filter(signed -> signed.checkpoint().equals(now.get())).isEmpty()) {
            sign(now.get());
        }
        return last;
    }

    private void sign(Checkpoint now) {
        try {
            last = Optional.of(new SignedCheckpoint(now, anchors.sign(now)));
        } catch (IOException e) {
            LOG.warn("event=checkpoint_not_signed why={}", e.getMessage()); // the one before stands
        }
    }

    @Override
    public Optional<ConsistencyProof> consistency(int earlierEpoch, int laterEpoch) {
        return log.consistency(earlierEpoch, laterEpoch);
    }
}
