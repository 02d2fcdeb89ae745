package io.riskmesh.verifier.pack;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a pack consists of. It is signed by nobody: it finds what was damaged on the way, and what it names proves itself.
///
/// @param subject what the pack is about, in words
/// @param files all others of the pack, by name
public record PackManifest(String subject, List<Entry> files) {
    /// The manifest's file.
    public static final String FILE = "pack.json";
    /// The file that holds the manifest's digest in hexadecimal digits and a line feed.
    public static final String DIGEST_FILE = "pack.sha256";

    private static final int VERSION = 1;
    private static final int MOST_BYTES = 4 << 20;

    /// A file of the pack.
    ///
    /// @param name path below the pack's folder, with `/`
    public record Entry(String name, long size, Digest digest) {
        private static Entry of(FactReader in) throws MalformedFact {
            return new Entry(in.text("name"), in.whole("size"), in.digest("sha256"));
        }

        private void write(FactWriter out) {
            out.text("name", name).integer("size", size).digest("sha256", digest);
        }
    }

    public PackManifest {
        files = List.copyOf(files);
    }

    /// Describes a folder as it lies there, and seals it.
    ///
    /// @param subject what the pack is about
    public static PackManifest seal(Path folder, String subject) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String name : names(folder)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            entries.add(new Entry(name, bytes.length, Digest.ofFile(bytes)));
        }
        PackManifest manifest = new PackManifest(subject, entries);
        byte[] bytes = manifest.encode();
        Files.write(folder.resolve(FILE), bytes);
        Files.writeString(folder.resolve(DIGEST_FILE), Digest.ofFile(bytes).hex() + "\n", StandardCharsets.US_ASCII);
        return manifest;
    }

    /// Files below a folder by name, without the manifest and its digest.
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(FILE) && !name.equals(DIGEST_FILE)).sorted().toList();
        }
    }

    byte[] encode() {
        return CanonicalJson.encode(new FactWriter().integer("v", VERSION).text("subject", subject)
                .objects("files", files, Entry::write).object());
    }

    static PackManifest decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, MOST_BYTES) instanceof CanonicalValue.Obj fields)) {
            throw new MalformedFact("Expected an object");
        }
        FactReader in = new FactReader(fields);
        if (in.integer("v", VERSION, VERSION) != VERSION) {
            throw new MalformedFact("Expected version " + VERSION);
        }
        PackManifest manifest = new PackManifest(in.text("subject"), in.objects("files", Entry::of));
        in.end();
        return manifest;
    }
}
