package io.riskmesh.attestation.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Quotes of the enclave that this process runs in, through the files of Gramine (`/dev/attestation`). Thread-safe: report data and
/// quote are state of the whole process, so that one lock holds for both.
public final class GramineSgxProvider implements EvidenceProvider {

    /// The folder under Gramine.
    public static final Path FOLDER = Path.of("/dev/attestation");

    private static final int REPORT_DATA_BYTES = 64;
    private static final Object PAIR = new Object();

    private final Path folder;

    /// @param folder [#FOLDER], but for tests
    public GramineSgxProvider(Path folder) {
        this.folder = folder;
    }

    @Override
    public String kind() {
        return "gramine-sgx";
    }

    @Override
    public byte[] quote(byte[] reportData) throws EvidenceUnavailable {
        if (reportData.length != REPORT_DATA_BYTES) {
            throw new IllegalArgumentException("Report data have 64 bytes, got " + reportData.length);
        }
        synchronized (PAIR) {
            try {
                String type = Files.readString(folder.resolve("attestation_type"), StandardCharsets.US_ASCII).strip();
                if (!type.equals("dcap")) {
                    throw new EvidenceUnavailable("Gramine attests by \"" + type + "\", expected \"dcap\"", null);
                }
                Files.write(folder.resolve("user_report_data"), reportData);
                return Files.readAllBytes(folder.resolve("quote"));
            } catch (IOException e) {
                throw new EvidenceUnavailable("no quote from " + folder, e);
            }
        }
    }
}
