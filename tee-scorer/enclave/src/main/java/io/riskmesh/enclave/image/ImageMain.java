package io.riskmesh.enclave.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The build's tool: `closure IMAGE` prints the classes of an image, `jar IMAGE FILE` writes them, `manifest IMAGE TEMPLATE FOLDER`
/// writes `FOLDER/IMAGE.manifest`, `lint IMAGE FILE` checks one. IMAGE is `scorer` or `evaluator`. Exit status 0, 1 for a refused
/// manifest, 2 for a wrong call.
public final class ImageMain {

    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private ImageMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Optional<ImageProfile> image = args.size() < 2 ? Optional.empty() : image(args.get(1));
        if (image.isPresent() && args.size() == arguments(args.getFirst())) {
            return run(image.get(), args, out, err);
        }
        err.println("expected closure IMAGE | jar IMAGE FILE | manifest IMAGE TEMPLATE FOLDER | lint IMAGE FILE; IMAGE is scorer or evaluator");
        return USAGE;
    }

    private static Optional<ImageProfile> image(String name) {
        return Stream.of(ImageProfile.scorer(), ImageProfile.evaluator()).filter(profile -> profile.name().equals(name)).findFirst();
    }

    // With the verb; 0 for none.
    private static int arguments(String verb) {
        return switch (verb) {
            case "closure" -> 2;
            case "jar", "lint" -> 3;
            case "manifest" -> 4;
            default -> 0;
        };
    }

    private static int run(ImageProfile image, List<String> args, PrintStream out, PrintStream err) throws IOException {
        switch (args.getFirst()) {
            case "closure" -> out.print(closure(image).list());
            case "jar" -> Files.write(Path.of(args.getLast()), ClosureJar.write(closure(image)));
            case "manifest" -> {
                Path folder = Path.of(args.getLast());
                Files.writeString(folder.resolve(image.name() + ".manifest"), ImageManifest.write(Files.readString(Path.of(args.get(2))), folder));
            }
            default -> {
                return lint(image, Path.of(args.getLast()).toAbsolutePath(), err);
            }
        }
        return 0;
    }

    private static int lint(ImageProfile image, Path file, PrintStream err) throws IOException {
        List<LintFinding> findings = new ManifestLint(image).findings(Files.readString(file), file.getParent());
        findings.forEach(err::println);
        return findings.isEmpty() ? 0 : REFUSED;
    }

    private static Closure closure(ImageProfile image) {
        return Closure.of(image.entryPoint(), ImageMain::onClassPath);
    }

    /// A class file from this process's own class path.
    static Optional<byte[]> onClassPath(String name) {
        try (InputStream in = ImageMain.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read class " + name, e);
        }
    }
}
