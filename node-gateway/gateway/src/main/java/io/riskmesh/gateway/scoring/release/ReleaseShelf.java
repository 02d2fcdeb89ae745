package io.riskmesh.gateway.scoring.release;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a bank keeps of released models: policies and encrypted files beside the models, its shares of their keys where only the
/// owner of the process reads. What came first stays: nobody replaces it. Thread-safe.
public final class ReleaseShelf {
    private static final String OWNER_ONLY = "rw-------";

    private final Path packages;
    private final Path policyFolder;
    private final Path shares;
    private final ConcurrentHashMap<Digest, ScoringPolicy> policies = new ConcurrentHashMap<>();

    private ReleaseShelf(Path packages, Path policyFolder, Path shares) {
        this.packages = packages;
        this.policyFolder = policyFolder;
        this.shares = shares;
    }

    /// @param models folder of the bank's models
    /// @param keys folder of the bank's keys
    public static ReleaseShelf open(Path models, Path keys) throws IOException {
        ReleaseShelf shelf = new ReleaseShelf(models.resolve("packages"), models.resolve("policies"), keys.resolve("shares"));
        Files.createDirectories(shelf.packages);
        Files.createDirectories(shelf.policyFolder);
        if (!Files.isDirectory(shelf.shares)) {
            Files.createDirectories(keys);
            Files.createDirectory(shelf.shares, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        shelf.readPolicies();
        return shelf;
    }

    private void readPolicies() throws IOException {
        try (var files = Files.newDirectoryStream(policyFolder, "*.json")) {
            for (Path file : files) {
                try {
                    ScoringPolicy policy = ScoringPolicy.decode(Files.readAllBytes(file));
                    policies.put(policy.digest(), policy);
                } catch (MalformedFact e) {
                    throw new IOException("expected a scoring policy in " + file + ": " + e.getMessage(), e);
                }
            }
        }
    }

    public Optional<ScoringPolicy> policy(Digest digest) {
        return Optional.ofNullable(policies.get(digest));
    }

    public List<ScoringPolicy> policies(ModelRef model) {
        return policies.values().stream().filter(policy -> policy.model().equals(model)).toList();
    }

    /// Counts policies: a mandate that was made with fewer may be another one now.
    public int policyCount() {
        return policies.size();
    }

    public void put(ScoringPolicy policy) throws IOException {
        WholeFile.write(policyFolder.resolve(policy.digest().hex() + ".json"), policy.canonicalBytes());
        policies.put(policy.digest(), policy);
    }

    /// Keeps this bank's share of the key of a package.
    public void put(KeyShare share) throws IOException {
        Path file = share(share.packageDigest());
        if (Files.exists(file)) {
            return;
        }
        Path fresh = Files.createTempFile(shares, "share", ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(share.encode());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// This bank's share, as it was given.
    public Optional<KeyShare> shareOf(Digest packageDigest) throws IOException {
        Path file = share(packageDigest);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyShare.decode(Files.readAllBytes(file)));
        } catch (MalformedMessage e) {
            throw new IOException("expected a share of a key in " + file, e);
        }
    }

    /// The bytes of a package, whole and of this digest.
    public Optional<byte[]> packageOf(Digest digest) throws IOException {
        Path file = file(digest);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    public void put(ModelPackage packed) throws IOException {
        WholeFile.write(file(packed.digest()), packed.encode());
    }

    /// Takes a part of a package that comes by mail; the last one completes it if its digest is right, else all are dropped.
    void put(PackagePart part) throws IOException {
        Path growing = packages.resolve(part.packageDigest().hex() + ".part");
        if (Files.exists(file(part.packageDigest()))) {
            return;
        }
        try (FileChannel out = FileChannel.open(growing, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            out.write(ByteBuffer.wrap(part.bytes()), (long) part.number() * PackagePart.BYTES);
        }
        if (part.number() + 1 == part.of()) {
            complete(part.packageDigest(), growing);
        }
    }

    private void complete(Digest expected, Path growing) throws IOException {
        try {
            if (ModelPackage.decode(Files.readAllBytes(growing)).digest().equals(expected)) {
                Files.move(growing, file(expected), StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        } catch (MalformedMessage _) {
            // dropped below, like one of another digest
        }
        Files.deleteIfExists(growing);
    }

    private Path file(Digest digest) {
        return packages.resolve(digest.hex() + ".package");
    }

    private Path share(Digest packageDigest) {
        return shares.resolve(packageDigest.hex() + ".share");
    }

    @Override
    public String toString() {
        return "ReleaseShelf[" + packages + "]";
    }
}
