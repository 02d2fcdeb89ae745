package io.riskmesh.embedded.process;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.embedded.network.OtherChannel;
import io.riskmesh.embedded.service.TrustLabel;
import io.riskmesh.embedded.storage.CorruptBlockFile;
import io.riskmesh.embedded.storage.FolderInUse;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The embedded ledger as a process. Says one line `ready ..` on standard output once it serves; stops on SIGTERM after
/// what was submitted is on disk. Exit: 2 wrong arguments, 4 cannot start, 143 stopped by SIGTERM.
public final class EmbeddedLedgerMain {
    /// The name that clients call the contract by.
    public static final String CHAINCODE = "riskmesh";

    private static final int USAGE = 2;
    private static final int CANNOT_START = 4;

    private EmbeddedLedgerMain() {}

    public static void main(String[] args) {
        StartOptions options;
        LedgerPlan plan;
        try {
            options = StartOptions.of(List.of(args));
            plan = LedgerPlan.of(options.folder(), options.banks(), options.regulators(), options.port(),
                    Map.of(CHAINCODE, _ -> new RiskmeshChaincode()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(StartOptions.USAGE);
            System.exit(USAGE);
            return;
        }
        try {
            run(EmbeddedLedger.start(plan), plan);
        } catch (IOException | CorruptBlockFile | FolderInUse | OtherChannel | ReadOnlyLedger e) {
            System.err.println(e.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static void run(EmbeddedLedger ledger, LedgerPlan plan) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(ledger)));
        System.out.println("ready 127.0.0.1:" + ledger.port() + " channel " + plan.channel() + " height " + ledger.head().height()
                + " " + TrustLabel.TEXT);
        System.out.flush();
    }

    private static void stop(EmbeddedLedger ledger) {
        try {
            ledger.close();
        } catch (IOException e) {
            System.err.println("The files did not close: " + e.getMessage());
        }
    }
}
