package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where everything of a demo lies.
///
/// @param path absolute
public record DemoFolder(Path path) {
    private static final String PLAN = "demo.json";

    public DemoFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// What it consists of.
    public Path plan() {
        return path.resolve(PLAN);
    }

    /// Which gateways run.
    public Path processes() {
        return path.resolve("processes");
    }

    /// Folder of the embedded ledger.
    public Path ledger() {
        return path.resolve("ledger");
    }

    /// Folder of the simulated scorer.
    public Path scorer() {
        return path.resolve("scorer");
    }

    /// Folder of the simulated evaluator.
    public Path evaluator() {
        return path.resolve("evaluator");
    }

    /// What the simulator wrote.
    public Path simulated() {
        return path.resolve("simulated");
    }

    /// Folder of a member's gateway.
    public Path node(DemoMember member) {
        return path.resolve("nodes").resolve(member.word());
    }

    /// Configuration of a member's gateway.
    public Path configuration(DemoMember member) {
        return node(member).resolve("gateway.yaml");
    }

    /// What a member's gateway says.
    public Path log(DemoMember member) {
        return node(member).resolve("gateway.log");
    }

    /// Keys of a member's gateway.
    public KeyFolder keys(DemoMember member) {
        return new KeyFolder(node(member).resolve("keys"));
    }

    /// Keys of those who work there.
    public KeyFolder people(DemoMember member) {
        return new KeyFolder(path.resolve("people").resolve(member.word()));
    }

    /// What `--profile` takes.
    public Path profile(DemoMember member, Persona persona) {
        return path.resolve("people").resolve(member.word()).resolve(persona.name() + ".yaml");
    }

    /// Keeps other commands off this folder until it is closed.
    ///
    /// @throws Stopped if another command is at work on it
    public FileChannel lock() throws Stopped, IOException {
        Files.createDirectories(path.getParent());
        Path file = path.resolveSibling("." + path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            channel.close();
            throw busy();
        }
        channel.close();
        throw busy();
    }

    private Stopped busy() {
        return Stopped.unavailable("another demo command is at work on " + path, null);
    }

    /// Removes the folder, if it is a demo's.
    ///
    /// @return whether there was one
    public boolean delete() throws Stopped, IOException {
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.exists(plan())) {
            throw Stopped.usage(path + " is no demo's folder; it stays");
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(path)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : paths) {
            Files.deleteIfExists(one);
        }
        return true;
    }
}
