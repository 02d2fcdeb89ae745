package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.util.Optional;

/// Receipts at a gateway that gives none, such as a regulator's: it verifies those of others against its own view of the ledger.
public final class ReadingReceipts implements ReceiptDesk {
    private static final Found NONE = new Found.Not(LedgerReason.NOT_FOUND, "this gateway keeps no receipt log");

    private final ReceiptVerifier verifier;

    public ReadingReceipts(LiveLedger ledger) {
        this.verifier = new ReceiptVerifier(new ProjectedFacts(ledger.projection()));
    }

    @Override
    public Found verify(byte[] body) throws IOException {
        return verifier.verify(body);
    }

    @Override
    public Found get(ReceiptReader reader, String receiptId) {
        return NONE;
    }

    @Override
    public Found checkpoint(long size) {
        return NONE;
    }

    @Override
    public Found consistency(long earlier, long later) {
        return NONE;
    }

    @Override
    public Optional<JsonNode> latest() {
        return Optional.empty();
    }
}
