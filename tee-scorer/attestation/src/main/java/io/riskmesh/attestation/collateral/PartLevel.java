package io.riskmesh.attestation.collateral;

import io.riskmesh.attestation.rejection.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a quoting enclave or TDX module of one security version stands.
///
/// @param isvSvn least version
public record PartLevel(int isvSvn, TcbStatus status, List<String> advisories) {

    /// Highest version first, whatever the order of the document.
    static List<PartLevel> list(JsonFields of) throws Rejected {
        List<PartLevel> levels = new ArrayList<>();
        for (JsonFields level : of.objects("tcbLevels")) {
            levels.add(new PartLevel(level.object("tcb").integer("isvsvn", 0, 65_535), TcbStatus.ofPart(level.text("tcbStatus")),
                    Advisories.read(level)));
        }
        levels.sort(Comparator.comparingInt(PartLevel::isvSvn).reversed());
        return List.copyOf(levels);
    }

    /// The highest that a version reaches.
    static Optional<PartLevel> reached(List<PartLevel> levels, int isvSvn) {
        return levels.stream().filter(level -> level.isvSvn <= isvSvn).findFirst();
    }
}
