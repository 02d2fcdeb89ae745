package io.riskmesh.gateway.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Looks at the machine: Java, memory, disk.
final class MachineCheckup {
    private static final int JAVA = 25;
    private static final long MIB = 1L << 20;
    private static final long LEAST_HEAP_MIB = 256;
    private static final long FEW_DISK_MIB = 5 * 1024;
    private static final long LEAST_DISK_MIB = 1024;
    private static final int WRITES = 200;
    private static final int BLOCK_BYTES = 1024;
    private static final long SLOW_MICROS = 20_000;

    private final Path folder;
    private final LongSupplier nanoTime;

    /// @param folder of the gateway's data; the nearest one that exists is looked at
    MachineCheckup(Path folder, LongSupplier nanoTime) {
        Path existing = folder.toAbsolutePath();
        while (!Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        this.folder = existing;
        this.nanoTime = nanoTime;
    }

    List<Diagnosis> look() {
        return List.of(java(), memory(), disk(), sync());
    }

    private static Diagnosis java() {
        int found = Runtime.version().feature();
        return found >= JAVA ? Diagnosis.ok("java", "version " + found)
                : Diagnosis.fail("java", "version " + found, "install JDK " + JAVA + " and set JAVA_HOME to it");
    }

    private static Diagnosis memory() {
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        return heap >= LEAST_HEAP_MIB ? Diagnosis.ok("memory", heap + " MiB of heap")
                : Diagnosis.fail("memory", heap + " MiB of heap", "RISKMESH_JAVA_OPTIONS=-Xmx768m");
    }

    private Diagnosis disk() {
        long free = folder.toFile().getUsableSpace() / MIB;
        if (free < LEAST_DISK_MIB) {
            return Diagnosis.fail("disk", free + " MiB free in " + folder, "below 1 GiB the receipt log closes and scoring stops");
        }
        return free >= FEW_DISK_MIB ? Diagnosis.ok("disk", free + " MiB free")
                : Diagnosis.warn("disk", free + " MiB free in " + folder, "below 1 GiB scoring stops");
    }

    private Diagnosis sync() {
        try {
            long micros = p99();
            return micros < SLOW_MICROS ? Diagnosis.ok("fsync p99", micros + " us")
                    : Diagnosis.warn("fsync p99", micros + " us", "every score waits for one: use a local disk that is quick to confirm");
        } catch (IOException e) {
            return Diagnosis.fail("fsync p99", "cannot write to " + folder, "give the gateway a folder of its own");
        }
    }

    private long p99() throws IOException {
        Path file = Files.createTempFile(folder, "doctor", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] took = new long[WRITES];
            for (int i = 0; i < WRITES; i++) {
                long began = nanoTime.getAsLong();
                channel.write(ByteBuffer.allocate(BLOCK_BYTES));
                channel.force(false);
                took[i] = nanoTime.getAsLong() - began;
            }
            Arrays.sort(took);
            return took[WRITES - 1 - WRITES / 100] / 1_000;
        } finally {
            Files.delete(file);
        }
    }
}
