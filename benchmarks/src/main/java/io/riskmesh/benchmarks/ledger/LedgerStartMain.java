package io.riskmesh.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process of its own that starts a ledger on a folder, evaluates once and says so; argument: the folder.
public final class LedgerStartMain {

    private LedgerStartMain() {}

    public static void main(String[] args) throws Exception {
        try (BenchLedger ledger = BenchLedger.start(Path.of(args[0]))) {
            byte[] answer = ledger.contract().evaluateTransaction("get", "warm0");
            System.out.println("evaluated " + new String(answer, StandardCharsets.UTF_8).length() + " " + ledger.height());
            System.out.flush();
        }
    }
}
