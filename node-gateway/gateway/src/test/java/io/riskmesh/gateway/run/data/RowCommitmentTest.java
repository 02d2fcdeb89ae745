package io.riskmesh.gateway.run.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowCommitmentTest {
    @TempDir
    Path folder;

    @Test
    void a_root_binds_values_labels_order_and_owner_and_depends_on_the_secret() throws Exception {
        RowCommitment commitment = new RowCommitment(new byte[32]);
        LoadedRows rows = load("1,0,3.5,2026-01-02\n2,1,,2026-03-04\n3,0,7,2026-02-01\n");
        var root = commitment.rowRoot(rows.rows(), 0);
        assertEquals(root, new RowCommitment(new byte[32]).rowRoot(rows.rows(), 0));
        assertNotEquals(root, commitment.rowRoot(rows.rows(), 1));
        assertNotEquals(root, commitment.rowRoot(load("1,1,3.5,2026-01-02\n2,1,,2026-03-04\n3,0,7,2026-02-01\n").rows(), 0));
        assertNotEquals(root, commitment.rowRoot(load("1,0,3.6,2026-01-02\n2,1,,2026-03-04\n3,0,7,2026-02-01\n").rows(), 0));
        assertNotEquals(root, commitment.rowRoot(load("3,0,7,2026-02-01\n1,0,3.5,2026-01-02\n2,1,,2026-03-04\n").rows(), 0));
        byte[] other = new byte[32];
        other[31] = 1;
        assertNotEquals(root, new RowCommitment(other).rowRoot(rows.rows(), 0));
        assertNotEquals(commitment.dataVersion(rows), new RowCommitment(other).dataVersion(rows));
        assertFalse(commitment.toString().matches(".*[0-9a-f]{16}.*"), "a secret does not print");
    }

    @Test
    void days_are_those_of_the_rows() throws Exception {
        LoadedRows rows = load("1,0,3.5,2026-01-02\n2,1,,2026-03-04\n3,0,7,1767225600000\n");
        assertEquals(1_767_225_600_000L, rows.from());
        assertEquals(1_772_582_400_000L, rows.to());
        assertEquals(List.of("amount"), rows.rows().schema().names());
        assertThrows(Stopped.class, () -> load("1,0,3.5,yesterday\n2,1,2,2026-01-01\n"));
    }

    private LoadedRows load(String rows) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), "id,label,amount,day\n" + rows);
        DatasetSettings settings = new DatasetSettings(file, "label", Optional.empty(), Optional.of("id"), Optional.empty(), Optional.of("day"),
                OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), Map.of());
        DatasetCatalog catalog = new DatasetCatalog(_ -> Optional.of(settings));
        return catalog.rows("any", catalog.schema("any"));
    }
}
