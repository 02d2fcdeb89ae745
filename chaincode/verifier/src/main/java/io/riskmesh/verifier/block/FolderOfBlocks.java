package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a folder of files `<n>.block`, as `peer channel fetch` writes them. Files of other names are left alone;
/// a number that is missing is a gap that the chain shows.
public final class FolderOfBlocks implements BlockSource {

    private static final Pattern NAME = Pattern.compile("(0|[1-9][0-9]{0,17})\\.block");

    private final Path folder;
    private final List<Long> numbers;
    private int at;

    private FolderOfBlocks(Path folder, List<Long> numbers) {
        this.folder = folder;
        this.numbers = numbers;
    }

    /// Whether the folder holds a file of that kind of name.
    public static boolean isAt(Path folder) throws UnreadableSource {
        return Files.isDirectory(folder) && !numbersIn(folder).isEmpty();
    }

    public static FolderOfBlocks open(Path folder) throws UnreadableSource {
        return new FolderOfBlocks(folder, numbersIn(folder));
    }

    @Override
    public Optional<SourcedBlock> next() throws UnreadableSource {
        if (at == numbers.size()) {
            return Optional.empty();
        }
        Path file = folder.resolve(numbers.get(at++) + ".block");
        try {
            return Optional.of(SourcedBlock.whole(file.getFileName().toString(),
                    ByteString.copyFrom(Files.readAllBytes(file))));
        } catch (IOException e) {
            throw new UnreadableSource("Cannot read " + file, e);
        }
    }

    private static List<Long> numbersIn(Path folder) throws UnreadableSource {
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> NAME.matcher(file.getFileName().toString())).filter(java.util.regex.Matcher::matches)
                    .forEach(match -> numbers.add(Long.valueOf(match.group(1))));
        } catch (IOException e) {
            throw new UnreadableSource("Cannot list " + folder, e);
        }
        numbers.sort(null);
        return List.copyOf(numbers);
    }

    @Override
    public String description() {
        return "block files in " + folder;
    }

    @Override
    public void close() {}
}
