package io.riskmesh.benchmarks.receipts;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Leaves as an enclave's receipts give them.
final class Receipts {
    private static final PartyId BANK = new PartyId("BankA");

    private Receipts() {}

    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(new ScoreReceipt(BANK, "BankA.scorer-1", 7, i + 1L, digest("request", i), digest("score", i), "REVIEW", "joint",
                    new ModelRef("fraud", 3), digest("model", 0), 2, "fraud-detection",
                    List.of(new UseRef("BankA.g1", 12), new UseRef("BankB.g1", 9)), 123_456, 1_790_000_000_000L + i, digest("evidence", 0),
                    digest("measurement", 0)).canonicalBytes());
        }
        return leaves;
    }

    private static Digest digest(String kind, int number) {
        return Digest.of(kind, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
