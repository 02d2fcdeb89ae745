package io.riskmesh.embedded.fault;

import io.riskmesh.embedded.storage.SegmentDisk;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.hyperledger.fabric.protos.common.Envelope;

/// The child of the kill test: opens a ledger, submits without end, and says `ack <id>` once a transaction is on the medium.
public final class KilledLedgerMain {
    private static final int UNDER_WAY = 20;

    private KilledLedgerMain() {}

    public static void main(String[] args) throws Exception {
        LedgerInHand ledger = new LedgerInHand(Path.of(args[0]), SegmentDisk.ofFiles());
        Semaphore room = new Semaphore(UNDER_WAY);
        ledger.chain().listen((_, ids) -> {
            StringBuilder lines = new StringBuilder();
            ids.forEach(id -> lines.append("ack ").append(id).append('\n'));
            System.out.print(lines);
            System.out.flush();
            room.release(ids.size());
        });
        System.out.println("ready");
        System.out.flush();
        int most = Integer.parseInt(args[1]);
        for (int i = 0; i < most; i++) {
            room.acquire();
            Envelope envelope = ledger.put("k" + System.nanoTime(), "v");
            if (!ledger.orderer().submit(envelope.toByteString())) {
                throw new IllegalStateException("The queue is full");
            }
        }
        ledger.close();
    }
}
