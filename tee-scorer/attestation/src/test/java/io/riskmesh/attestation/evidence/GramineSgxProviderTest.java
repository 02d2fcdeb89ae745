package io.riskmesh.attestation.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With plain files in the place of Gramine's; on SGX hardware it was never run.
final class GramineSgxProviderTest {

    @TempDir
    private Path folder;

    @Test
    void writes_report_data_and_reads_the_quote() throws IOException, EvidenceUnavailable {
        Files.writeString(folder.resolve("attestation_type"), "dcap\n");
        Files.write(folder.resolve("quote"), new byte[] {4, 2});
        byte[] reportData = new byte[64];
        reportData[3] = 3;
        assertArrayEquals(new byte[] {4, 2}, new GramineSgxProvider(folder).quote(reportData));
        assertArrayEquals(reportData, Files.readAllBytes(folder.resolve("user_report_data")));
    }

    @Test
    void gives_nothing_outside_an_enclave_or_under_another_attestation() throws IOException {
        GramineSgxProvider provider = new GramineSgxProvider(folder);
        assertThrows(EvidenceUnavailable.class, () -> provider.quote(new byte[64]));
        Files.writeString(folder.resolve("attestation_type"), "none");
        assertEquals("Gramine attests by \"none\", expected \"dcap\"",
                assertThrows(EvidenceUnavailable.class, () -> provider.quote(new byte[64])).getMessage());
    }
}
