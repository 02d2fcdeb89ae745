package io.riskmesh.gateway.ledger.client;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// An embedded ledger of four banks and a regulator in the process of the test.
public final class RunningLedger implements AutoCloseable {
    public static final PartyId ALDER = new PartyId("AlderMSP");
    public static final List<PartyId> BANKS =
            List.of(ALDER, new PartyId("BirchMSP"), new PartyId("CedarMSP"), new PartyId("DoverMSP"));

    private final Path folder;
    private final EmbeddedLedger ledger;

    public RunningLedger(Path folder) throws Exception {
        this(folder, 0);
    }

    /// @param port 0: any
    public RunningLedger(Path folder, int port) throws Exception {
        this.folder = folder;
        this.ledger = EmbeddedLedger.start(LedgerPlan.of(folder, BANKS.stream().map(PartyId::value).toList(),
                List.of("RegulatorMSP"), port, Map.of("riskmesh", _ -> new RiskmeshChaincode())));
    }

    public int port() {
        return ledger.port();
    }

    /// Number of blocks.
    public long height() {
        return ledger.head().height();
    }

    public Path folder() {
        return folder;
    }

    public LedgerClient client(String mspId, String name) throws IOException {
        return client(mspId, name, folder.resolve("clients").resolve(mspId + "." + name + ".journal"));
    }

    public LedgerClient client(String mspId, String name, Path journal) throws IOException {
        ConnectionProfile profile = ConnectionProfile.read(folder);
        return LedgerClient.connect(profile, profile.identity(mspId, name), journal, new SplittableRandom(1));
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
