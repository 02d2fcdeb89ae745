package io.riskmesh.gateway.receipts.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `receipts-NNNNNNNN.rml`, counted from 1 without gaps.
public final class SegmentNames {
    private static final String PATTERN = "receipts-[0-9]{8}\\.rml";

    private SegmentNames() {}

    public static Path file(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "receipts-%08d.rml", number));
    }

    /// The segments of a folder, in order.
    ///
    /// @throws ReceiptLogCorrupt if one is missing
    public static List<Path> of(Path folder) throws IOException, ReceiptLogCorrupt {
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches(PATTERN)).sorted().forEach(found::add);
        }
        for (int i = 0; i < found.size(); i++) {
            Path expected = file(folder, i + 1);
            if (!found.get(i).equals(expected)) {
                throw new ReceiptLogCorrupt(expected, 0, "the segment is missing");
            }
        }
        return List.copyOf(found);
    }
}
