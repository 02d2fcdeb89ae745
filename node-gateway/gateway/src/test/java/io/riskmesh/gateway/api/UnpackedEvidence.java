package io.riskmesh.gateway.api;

import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// An evidence pack as its receiver treats it: unpacked, then given to the offline verifier.
final class UnpackedEvidence {
    private UnpackedEvidence() {}

    static Path unpack(byte[] pack, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an entry leads out of the folder");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return folder;
    }

    static boolean verifies(Path folder) throws Exception {
        try (BlockSource source = VerifyCommand.open(folder)) {
            VerificationOptions options = new VerificationOptions(source.isEmbedded(), List.of(), List.of());
            return new LedgerVerifier(options, Optional.of(new FactStage())).verify(source).isVerified();
        }
    }
}
