package io.riskmesh.gateway.ledger.process;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How a ledger is to be started.
///
/// @param folder of its data
/// @param organisations MSP ids of the banks
/// @param regulators MSP ids of those that only read
/// @param port on 127.0.0.1; 0: any
public record LedgerStart(Path folder, List<String> organisations, List<String> regulators, int port) {
    /// Members of the demo.
    public static final List<String> FOUR_BANKS = List.of("AlderMSP", "BirchMSP", "CedarMSP", "DoverMSP");

    private static final List<String> ONE_REGULATOR = List.of("RegulatorMSP");

    public LedgerStart {
        organisations = List.copyOf(organisations);
        regulators = List.copyOf(regulators);
    }

    /// The plan of a folder: a ledger that lies there keeps its members unless others are asked for, which it will refuse.
    ///
    /// @param organisations empty: as before, or four banks
    /// @param regulators empty: as before, or one
    /// @throws IOException if the folder's profile cannot be read
    public static LedgerStart of(Path folder, List<String> organisations, List<String> regulators, int port) throws IOException {
        List<String> banks = FOUR_BANKS;
        List<String> readers = ONE_REGULATOR;
        if (Files.exists(folder.resolve(ConnectionProfile.FILE))) {
            ConnectionProfile before = ConnectionProfile.read(folder);
            banks = before.banks();
            readers = before.regulators();
        }
        return new LedgerStart(folder, organisations.isEmpty() ? banks : organisations, regulators.isEmpty() ? readers : regulators,
                port);
    }
}
