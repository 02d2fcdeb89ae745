package io.riskmesh.embedded.network;

import io.riskmesh.embedded.endorse.ChaincodeFactory;
import io.riskmesh.embedded.storage.SegmentDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What an embedded ledger is to be.
///
/// @param folder everything it keeps: organisations with keys, blocks, connection profile
/// @param banks MSP ids of those that endorse and write, at least one
/// @param regulators MSP ids of those that only read
/// @param port on 127.0.0.1; 0: any
/// @param chaincodes by name; they are committed in block 1
/// @param mostWaiting blocks that may be written while a reader of a stream takes none, before it is closed
public record LedgerPlan(Path folder, String channel, List<String> banks, List<String> regulators, int port,
        Map<String, ChaincodeFactory> chaincodes, Clock clock, SegmentDisk disk, int mostWaiting) {
    public static final String CHANNEL = "riskmesh";
    public static final int PORT = 7051;
    /// Blocks that a reader of events may leave lying.
    public static final int MOST_WAITING = 1000;
    /// MSP id of the one orderer's organisation.
    public static final String ORDERER = "OrdererOrg";

    public LedgerPlan {
        banks = banks.stream().sorted().toList();
        regulators = regulators.stream().sorted().toList();
        chaincodes = new TreeMap<>(chaincodes);
        Set<String> all = new HashSet<>(banks);
        all.addAll(regulators);
        if (banks.isEmpty() || all.size() != banks.size() + regulators.size() || all.contains(ORDERER)) {
            throw new IllegalArgumentException("Organisations are at least 1 bank, each named once, none called " + ORDERER
                    + ", got " + banks + " and " + regulators);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0..65535, got " + port);
        }
    }

    /// The plan of an ordinary start.
    public static LedgerPlan of(Path folder, List<String> banks, List<String> regulators, int port,
            Map<String, ChaincodeFactory> chaincodes) {
        return new LedgerPlan(folder, CHANNEL, banks, regulators, port, chaincodes, Clock.systemUTC(), SegmentDisk.ofFiles(), MOST_WAITING);
    }

    Path blocks() {
        return folder.resolve("blocks");
    }

    Path organisations() {
        return folder.resolve("organisations");
    }
}
