package io.riskmesh.enclave.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Refuses a manifest that says anything but what the image's profile says, or that leaves a file of the image unhashed. The
/// settings are an allow-list: what is not named is refused, so a key of a later Gramine is, too. Thread-safe.
public final class ManifestLint {

    private static final String TRUSTED = "sgx.trusted_files";
    private static final String LOADER_HASH = "loader.entrypoint.sha256";

    private final ImageProfile profile;

    public ManifestLint(ImageProfile profile) {
        this.profile = profile;
    }

    /// Everything wrong with a manifest; empty if it may be signed.
    ///
    /// @param manifest as written by [ImageManifest] or expanded by Gramine's signing tool
    /// @param folder where the manifest lies, with the image's folder beside it
    public List<LintFinding> findings(String manifest, Path folder) throws IOException {
        Map<String, Object> read;
        try {
            read = TomlReader.read(manifest);
        } catch (MalformedManifest e) {
            return List.of(new LintFinding(LintRule.MALFORMED, "manifest", e.getMessage()));
        }
        Map<String, Object> flat = new TreeMap<>();
        flatten("", read, flat);
        List<LintFinding> found = new ArrayList<>();
        Object trusted = flat.remove(TRUSTED);
        Object loaderHash = flat.remove(LOADER_HASH);
        flat.forEach((key, value) -> checkSetting(key, value, found));
        for (String key : new TreeMap<>(profile.settings()).keySet()) {
            if (!flat.containsKey(key)) {
                found.add(new LintFinding(LintRule.MISSING_KEY, key, "expected " + profile.settings().get(key)));
            }
        }
        new TrustedFiles(folder, found).check(trusted, loaderHash);
        return List.copyOf(found);
    }

    private void checkSetting(String key, Object value, List<LintFinding> found) {
        Object expected = profile.settings().get(key);
        if (!value.equals(expected)) {
            found.add(new LintFinding(rule(key, expected != null), key,
                    expected == null ? "expected no such setting, got " + value : "expected " + expected + ", got " + value));
        }
    }

    private static LintRule rule(String key, boolean known) {
        if (key.contains("insecure__")) {
            return LintRule.INSECURE_KEY;
        }
        if (key.contains("debug") || key.startsWith("sgx.profile") || key.startsWith("sgx.vtune") || key.equals("sgx.enable_stats")
                || key.equals("loader.log_level")) {
            return LintRule.DEBUG_KEY;
        }
        if (key.startsWith("loader.argv")) {
            return LintRule.OTHER_ARGV;
        }
        if (key.startsWith("loader.env")) {
            return LintRule.OTHER_ENVIRONMENT;
        }
        if (key.startsWith("fs.")) {
            return LintRule.OTHER_MOUNT;
        }
        return switch (key) {
            case "sgx.allowed_files" -> LintRule.ALLOWED_FILES;
            case "sgx.file_check_policy" -> LintRule.FILE_CHECK_POLICY;
            default -> known ? LintRule.WRONG_VALUE : LintRule.UNKNOWN_KEY;
        };
    }

    private static void flatten(String prefix, Map<String, Object> table, Map<String, Object> into) {
        table.forEach((name, value) -> {
            String key = prefix + name;
            if (value instanceof Map<?, ?> child && !child.isEmpty()) {
                @SuppressWarnings("unchecked") // the reader makes no other maps
                Map<String, Object> below = (Map<String, Object>) child;
                flatten(key + ".", below, into);
            } else {
                into.put(key, value); // keys hold no dots, so there is one of each
            }
        });
    }
}
