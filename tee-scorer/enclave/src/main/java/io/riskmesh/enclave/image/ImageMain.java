package io.riskmesh.enclave.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The build's tool: `closure` prints the classes of the scorer, `closure evaluator` those of the evaluator, `jar FILE` and
/// `jar evaluator FILE` write them, `manifest TEMPLATE FOLDER` writes
/// `FOLDER/scorer.manifest`, `lint FILE` checks one. Exit status 0, 1 for a refused manifest, 2 for a wrong call.
public final class ImageMain {

    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private ImageMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (args.equals(List.of("closure"))) {
            out.print(scorer().list());
            return 0;
        }
        if (args.equals(List.of("closure", "evaluator"))) {
            out.print(evaluator().list());
            return 0;
        }
        if (args.size() == 3 && args.subList(0, 2).equals(List.of("jar", "evaluator"))) {
            Files.write(Path.of(args.getLast()), ClosureJar.write(evaluator()));
            return 0;
        }
        if (args.size() == 2 && args.getFirst().equals("jar")) {
            Files.write(Path.of(args.getLast()), ClosureJar.write(scorer()));
            return 0;
        }
        if (args.size() == 3 && args.getFirst().equals("manifest")) {
            Path folder = Path.of(args.getLast());
            Files.writeString(folder.resolve("scorer.manifest"), ImageManifest.write(Files.readString(Path.of(args.get(1))), folder));
            return 0;
        }
        if (args.size() == 2 && args.getFirst().equals("lint")) {
            return lint(Path.of(args.getLast()).toAbsolutePath(), err);
        }
        err.println("expected closure [evaluator] | jar [evaluator] FILE | manifest TEMPLATE FOLDER | lint FILE");
        return USAGE;
    }

    private static int lint(Path file, PrintStream err) throws IOException {
        List<LintFinding> findings = new ManifestLint(ImageProfile.scorer()).findings(Files.readString(file), file.getParent());
        findings.forEach(err::println);
        return findings.isEmpty() ? 0 : REFUSED;
    }

    private static Closure scorer() {
        return Closure.of(ImageProfile.scorer().entryPoint(), ImageMain::onClassPath);
    }

    private static Closure evaluator() {
        return Closure.of(ImageProfile.evaluator().entryPoint(), ImageMain::onClassPath);
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
