package io.riskmesh.verifier.process;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.run.HashAt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was asked for on the command line.
///
/// @param folder segments of an embedded ledger, a folder that holds them in `blocks`, or files `<n>.block`
/// @param checkpoint read if it exists, written at the end
public record VerifyArguments(
        Path folder, Format format, List<HashAt> knownHeads, List<HashAt> commitHashes, Optional<Path> checkpoint) {

    public static final String USAGE = """
            Usage: verify DIR [--format table|json|html] [--known-head BLOCK:HASH]... \
            [--commit-hash SOURCE:BLOCK:HASH]... [--checkpoint FILE]
              DIR           data folder of an embedded ledger, or a folder of <n>.block files
              --known-head  hash of a block's header that you kept; the report says whether it is still the same
              --commit-hash commit hash of a block as a peer told it
              --checkpoint  go on after the blocks that an earlier run checked; rewritten at the end
            Exit: 0 verified, 2 usage, 3 something failed, 4 blocks cannot be read.
            """;

    private static final int HASH_HEX_DIGITS = 64;

    /// How the report is written.
    public enum Format {
        TABLE, JSON, HTML
    }

    /// A command line that cannot be understood.
    public static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    public VerifyArguments {
        knownHeads = List.copyOf(knownHeads);
        commitHashes = List.copyOf(commitHashes);
    }

    public static VerifyArguments of(List<String> args) throws Misused {
        Optional<Path> folder = Optional.empty();
        Optional<Path> checkpoint = Optional.empty();
        Format format = Format.TABLE;
        List<HashAt> heads = new ArrayList<>();
        List<HashAt> hashes = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--format" -> format = format(value(args, ++i));
                case "--known-head" -> heads.add(hashAt(value(args, ++i), 2));
                case "--commit-hash" -> hashes.add(hashAt(value(args, ++i), 3));
                case "--checkpoint" -> checkpoint = Optional.of(Path.of(value(args, ++i)));
                default -> folder = Optional.of(onlyFolder(arg, folder));
            }
        }
        return new VerifyArguments(folder.orElseThrow(() -> new Misused("Name the folder of blocks")), format, heads,
                hashes, checkpoint);
    }

    private static Path onlyFolder(String arg, Optional<Path> folder) throws Misused {
        if (arg.startsWith("--") || folder.isPresent()) {
            throw new Misused("Not understood: " + arg);
        }
        return Path.of(arg);
    }

    private static String value(List<String> args, int i) throws Misused {
        if (i >= args.size()) {
            throw new Misused("A value is missing after " + args.get(i - 1));
        }
        return args.get(i);
    }

    private static Format format(String name) throws Misused {
        try {
            return Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Misused("The format is table, json or html, got " + name);
        }
    }

    private static HashAt hashAt(String text, int parts) throws Misused {
        String[] fields = text.split(":", -1);
        try {
            if (fields.length == parts && fields[parts - 1].length() == HASH_HEX_DIGITS) {
                return new HashAt(parts == 3 ? fields[0] : "", Long.parseUnsignedLong(fields[parts - 2]),
                        ByteString.copyFrom(HexFormat.of().parseHex(fields[parts - 1])));
            }
        } catch (IllegalArgumentException _) {
            throw new Misused("Expected a block's number and 64 hex digits, got " + text);
        }
        throw new Misused("Expected " + (parts == 3 ? "SOURCE:" : "") + "BLOCK:HASH, got " + text);
    }
}
