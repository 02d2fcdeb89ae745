package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.receipts.log.PaddingKey;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.log.ReceiptLogPlan;
import io.riskmesh.gateway.receipts.record.DayKeys;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.ReceiptLogCorrupt;
import io.riskmesh.gateway.scoring.idempotency.Answered;
import io.riskmesh.gateway.scoring.idempotency.IdempotencyIndex;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;

/// Opens the receipt log and shows the index what the table behind it has not got.
///
/// @param parts opens private parts; the log has its own for sealing
record RoomLog(ReceiptLog log, PrivateParts parts) {
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;
    private static final int QUEUE = 4096;
    private static final long SEGMENT_BYTES = 64L << 20;

    /// The id of a party's receipt log.
    static String idOf(PartyId party) {
        return party + ".receipts";
    }

    static RoomLog open(RoomPlan plan, RoomSecrets secrets, IdempotencyIndex index) throws IOException, ReceiptLogCorrupt {
        Path days = plan.data().resolve("keys").resolve("days");
        PrivateParts sealing = new PrivateParts(DayKeys.open(days, plan.random()), plan.random());
        PrivateParts opening = new PrivateParts(DayKeys.open(days, plan.random()), plan.random());
        long next = index.resume();
        long dayAgo = plan.clock().millis() - DAY_MILLIS;
        ReceiptLogPlan logPlan = new ReceiptLogPlan(idOf(plan.ledger().party()), plan.data().resolve("receipts"), QUEUE, SEGMENT_BYTES,
                plan.leastFreeBytes(), sealing, new PaddingKey(secrets.key("receipt-padding")), plan.clock(), plan.disk());
        ReceiptLog log = ReceiptLog.open(logPlan, (_, _, record) -> {
            if (record.head().index() >= next && record.head().time() >= dayAgo && answers(record)) {
                index.answered(new Answered(record.head().keyDigest(), record.head().bodyDigest(), record.head().index(), record.head().time()));
            }
        });
        return new RoomLog(log, opening);
    }

    private static boolean answers(LogRecord record) {
        return record.head().kind() == RecordKind.SCORED || record.head().kind() == RecordKind.REFUSED;
    }
}
