package io.riskmesh.gateway.demo.live;

import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A member of the demo.
///
/// @param name for people
/// @param place 0 for the first gateway, which decides its ports
/// @param bank number of the simulator's bank, from 1; 0 for the auditor
/// @param institution its BIC in payments; empty for the auditor
public record DemoMember(String name, int place, int bank, String institution) {
    private static final List<String> NAMES = List.of("Harbour", "Meadow", "Orchard", "Summit", "Willow");
    private static final List<String> INSTITUTIONS = List.of("HARBGB2LXXX", "MEADFRPPXXX", "ORCHNL2AXXX", "SUMMCHZZXXX", "WILLDEFFXXX");

    /// Fewest banks: two would know each other's sums.
    public static final int FEWEST_BANKS = 3;
    /// Most banks of the demo.
    public static final int MOST_BANKS = 5;

    /// The banks of a demo, then its auditor.
    public static List<DemoMember> of(int banks) {
        return IntStream.rangeClosed(0, banks).mapToObj(place -> place < banks
                ? new DemoMember(NAMES.get(place), place, place + 1, INSTITUTIONS.get(place)) : new DemoMember("Regulator", place, 0, "")).toList();
    }

    /// Its MSP id on the ledger.
    public PartyId party() {
        return new PartyId(name + "MSP");
    }

    /// Its name in files and of its process.
    public String word() {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Whether it only reads.
    public boolean isAuditor() {
        return bank == 0;
    }

    /// Who works there.
    public List<Persona> people() {
        return isAuditor() ? Persona.OF_AUDITORS : Persona.OF_BANKS;
    }
}
