package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where runs keep their files in a gateway's data folder: `runs/<id>` for machines, `models/<digest>.ubj` for what they came to.
record RunFolder(Path data) {

    Path run(String id) {
        return data.resolve("runs").resolve(id);
    }

    BankFiles files(String id) throws IOException {
        return BankFiles.open(run(id));
    }

    private Path file(Digest digest) {
        return data.resolve("models").resolve(digest.hex() + ".ubj");
    }

    /// Keeps a model file under its name; it appears whole or not at all.
    Digest keep(byte[] file) throws IOException {
        Digest digest = Digest.ofFile(file);
        Path target = file(digest);
        Files.createDirectories(target.getParent());
        WholeFile.write(target, file);
        return digest;
    }

    /// A model file that is still what its name says.
    Optional<byte[]> model(Digest digest) throws IOException {
        Path file = file(digest);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        return Digest.ofFile(bytes).equals(digest) ? Optional.of(bytes) : Optional.empty();
    }
}
