package io.riskmesh.enclave.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Checks that a manifest hashes every file of the image and nothing else.
final class TrustedFiles {

    private static final String LIST = "sgx.trusted_files";
    private static final String LOADER = "file:" + ImageProfile.FOLDER + "/gramine/libsysdb.so";
    private static final String INSIDE = "file:" + ImageProfile.FOLDER + "/";

    private final Path folder;
    private final List<LintFinding> found;
    private final Set<String> listed = new TreeSet<>();

    TrustedFiles(Path folder, List<LintFinding> found) {
        this.folder = folder;
        this.found = found;
    }

    /// @param list the value of `sgx.trusted_files`, null if there is none
    /// @param loaderHash what the signing tool adds for the loader, null if it has not run
    void check(Object list, Object loaderHash) throws IOException {
        SortedMap<String, Path> files = ImageFiles.below(folder);
        if (list instanceof List<?> entries) {
            for (Object entry : entries) {
                checkEntry(entry, files);
            }
        } else {
            report(LintRule.MISSING_KEY, LIST, "expected the files of the image");
        }
        files.keySet().stream().filter(uri -> !listed.contains(uri))
                .forEach(uri -> report(LintRule.UNLISTED_FILE, uri, "expected every file of the image in the list"));
        if (!files.containsKey(LOADER)) {
            report(LintRule.UNLISTED_FILE, LOADER, "expected Gramine's library OS in the image");
        } else if (loaderHash != null && !loaderHash.equals(ImageFiles.sha256(files.get(LOADER)))) {
            report(LintRule.WRONG_HASH, "loader.entrypoint.sha256", "expected the hash of " + LOADER);
        }
    }

    private void checkEntry(Object entry, SortedMap<String, Path> files) throws IOException {
        if (!(entry instanceof Map<?, ?> table) || !(table.get("uri") instanceof String uri)
                || !(table.get("sha256") instanceof String hash) || table.size() != 2) {
            report(LintRule.UNHASHED_FILE, String.valueOf(entry), "expected {uri, sha256}");
            return;
        }
        if (!uri.startsWith(INSIDE) || List.of(uri.substring(INSIDE.length()).split("/", -1)).stream()
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            report(LintRule.OUTSIDE_IMAGE, uri, "expected a file below " + INSIDE);
            return;
        }
        Path file = files.get(uri);
        if (!listed.add(uri) || file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            report(LintRule.UNLISTED_FILE, uri, "expected one regular file, listed once");
        } else if (!hash.equals(ImageFiles.sha256(file))) {
            report(LintRule.WRONG_HASH, uri, "expected " + ImageFiles.sha256(file) + ", got " + hash);
        }
    }

    private void report(LintRule rule, String at, String detail) {
        found.add(new LintFinding(rule, at, detail));
    }
}
