package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// An evidence pack as it came from a gateway, which may be anybody's: its names decide nothing outside the folder, and it may hold
/// so many files of so many bytes and no more.
public final class ReceivedPack {
    private static final int MOST_FILES = 100_000;
    private static final long MOST_BYTES = 4L << 30;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*";

    private ReceivedPack() {}

    /// Unpacks into a new folder.
    ///
    /// @param archive ZIP
    /// @throws Stopped if the folder exists, or the archive is none or too large
    public static Answer unpack(byte[] archive, Path folder) throws Stopped, IOException {
        if (Files.exists(folder)) {
            throw Stopped.usage(folder + " exists; name a new folder");
        }
        int files = 0;
        long bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (!entry.getName().matches(NAME) || ++files > MOST_FILES) {
                    throw Stopped.refused("the gateway's pack is none: expected plain file names, at most " + MOST_FILES);
                }
                byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, MOST_BYTES - bytes));
                bytes += content.length;
                if (zip.read() >= 0) {
                    throw Stopped.refused("the gateway's pack is too large");
                }
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }
        }
        if (files == 0) {
            throw Stopped.refused("the gateway's pack holds no file");
        }
        ObjectNode document = new ObjectMapper().createObjectNode().put("folder", folder.toString()).put("files", files).put("bytes", bytes);
        return new Answer(document, List.of(), List.of("folder", "files", "bytes"),
                List.of(List.of(folder.toString(), Integer.toString(files), Long.toString(bytes))),
                List.of("verify it offline: ./riskmesh audit verify " + folder));
    }
}
