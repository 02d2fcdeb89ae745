package io.riskmesh.enclave.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestLintTest {

    private static final int MUTATIONS = 1_000;

    @TempDir
    Path folder;

    private MadeImage image;

    @BeforeEach
    void make() throws IOException {
        image = MadeImage.in(folder);
    }

    @Test
    void the_template_with_every_file_hashed_passes() throws IOException {
        assertEquals(List.of(), findings(image.manifest()));
    }

    @Test
    void the_same_manifest_as_the_signing_tool_expands_it_passes() throws IOException {
        String expanded = ExpandedManifest.of(image.manifest(), ImageFiles.sha256(folder.resolve("image/gramine/libsysdb.so")));
        assertNotEquals(image.manifest(), expanded);
        assertEquals(List.of(), findings(expanded));
    }

    @Test
    void the_evaluators_template_passes_as_an_evaluators_and_neither_image_passes_as_the_other() throws IOException {
        String template = Files.readString(Path.of(System.getProperty("riskmesh.root"), "deploy/gramine/evaluator.manifest.template"));
        String manifest = ImageManifest.write(template, folder);
        ManifestLint evaluator = new ManifestLint(ImageProfile.evaluator());
        assertEquals(List.of(), evaluator.findings(manifest, folder));
        assertRules(manifest, "OTHER_ARGV", "WRONG_VALUE");
        assertNotEquals(List.of(), evaluator.findings(image.manifest(), folder));
        assertNotEquals(List.of(), evaluator.findings(manifest.replace("sgx.debug = false", "sgx.debug = true"), folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INSECURE_KEY | loader.insecure__use_cmdline_argv = true",
        "INSECURE_KEY | loader.insecure__use_host_env = true",
        "INSECURE_KEY | loader.insecure__disable_aslr = false",
        "INSECURE_KEY | sys.insecure__allow_eventfd = true",
        "INSECURE_KEY | sgx.insecure__rpc_thread_num = 8",
        "INSECURE_KEY | fs.insecure__keys.default = \"00112233445566778899aabbccddeeff\"",
        "DEBUG_KEY | libos.debug__log_host_calls = true",
        "DEBUG_KEY | sgx.profile.enable = \"main\"",
        "DEBUG_KEY | sgx.vtune_profile = true",
        "DEBUG_KEY | sgx.enable_stats = true",
        "ALLOWED_FILES | sgx.allowed_files = [\"file:/tmp/\"]",
        "ALLOWED_FILES | sgx.allowed_files = []",
        "OTHER_ARGV | loader.argv_src_file = \"file:image/app/arguments\"",
        "OTHER_ENVIRONMENT | loader.env.LD_PRELOAD = \"/app/other.so\"",
        "OTHER_ENVIRONMENT | loader.env.JAVA_TOOL_OPTIONS = { passthrough = true }",
        "OTHER_ENVIRONMENT | loader.env_src_file = \"file:image/app/environment\"",
        "OTHER_MOUNT | fs.start_dir = \"/tmp\"",
        "OTHER_MOUNT | fs.root.type = \"encrypted\"",
        "UNKNOWN_KEY | sys.enable_extra_runtime_domain_names_conf = true",
        "UNKNOWN_KEY | sgx.isvsvn = 1",
        "UNKNOWN_KEY | sgx.allowed_ioctls = [{ request_code = 7 }]",
        "UNKNOWN_KEY | sgx.seal_key.flags_mask = \"0x0\"",
        "UNKNOWN_KEY | future.setting = {}"})
    void an_added_setting_is_refused(String rule, String line) throws IOException {
        assertRules(line + "\n" + image.manifest(), rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DEBUG_KEY | sgx.debug = false | sgx.debug = true",
        "DEBUG_KEY | log_level = \"error\" | log_level = \"trace\"",
        "FILE_CHECK_POLICY | \"strict\" | \"allow_all_but_log\"",
        "OTHER_ARGV | -Xmx768m | -Xmx256m",
        "OTHER_ARGV | \"/app/scorer.jar\", | \"/app/scorer.jar:/tmp\",",
        "OTHER_ARGV | \"io.riskmesh.enclave.process.ScorerMain\", | \"io.riskmesh.enclave.ScorerMain\", \"--trace\",",
        "OTHER_ENVIRONMENT | LD_LIBRARY_PATH = \"/lib\" | LD_LIBRARY_PATH = \"/tmp\"",
        "OTHER_MOUNT | \"file:image\" | \"file:/\"",
        "OTHER_MOUNT | { type = \"tmpfs\", path = \"/tmp\" } | { type = \"chroot\", path = \"/tmp\", uri = \"file:/tmp\" }",
        "OTHER_MOUNT | { type = \"tmpfs\", path = \"/tmp\" } | { type = \"tmpfs\", path = \"/tmp\" }, { path = \"/d\", uri = \"file:d\" }",
        "WRONG_VALUE | remote_attestation = \"dcap\" | remote_attestation = \"none\"",
        "WRONG_VALUE | edmm_enable = false | edmm_enable = true",
        "WRONG_VALUE | max_threads = 64 | max_threads = 4",
        "WRONG_VALUE | enclave_size = \"2G\" | enclave_size = \"64G\"",
        "WRONG_VALUE | sgx.cpu_features.avx512 = \"unspecified\" | sgx.cpu_features.avx512 = \"disabled\"",
        "WRONG_VALUE | libos.entrypoint = \"/jre/bin/java\" | libos.entrypoint = \"/tmp/java\"",
        "WRONG_VALUE | loader.entrypoint.uri = \"file:image/ | loader.entrypoint.uri = \"file:/usr/lib/",
        "WRONG_VALUE | sys.disallow_subprocesses = true | sys.disallow_subprocesses = false"})
    void a_changed_setting_is_refused(String rule, String from, String to) throws IOException {
        assertTrue(image.manifest().contains(from), from);
        assertRules(image.manifest().replace(from, to), rule);
    }

    @Test
    void each_missing_setting_is_refused() throws IOException {
        for (String key : ImageProfile.scorer().settings().keySet()) {
            String without = ExpandedManifest.without(image.manifest(), key);
            assertRules(without, "MISSING_KEY");
        }
        assertRules(MadeImage.template(), "MISSING_KEY", "UNLISTED_FILE"); // no list of files
    }

    @Test
    void a_trusted_file_without_a_hash_is_refused() throws IOException {
        assertRules(image.manifest().replaceFirst("(?m)^sha256 = .*$", ""), "UNHASHED_FILE", "UNLISTED_FILE");
        assertRules(image.manifest().replaceAll("(?ms)^\\[\\[sgx.*", "") + "sgx.trusted_files = [\"file:image/\"]\n", "UNHASHED_FILE",
                "UNLISTED_FILE");
    }

    @Test
    void a_changed_added_or_lost_file_of_the_image_is_refused() throws IOException {
        MadeImage.write(folder, "app/scorer.jar", "other classes");
        assertRules(image.manifest(), "WRONG_HASH");
        MadeImage.write(folder, "app/scorer.jar", "classes");
        MadeImage.write(folder, "app/extra.jar", "more");
        assertRules(image.manifest(), "UNLISTED_FILE");
        Files.delete(folder.resolve("image/app/extra.jar"));
        Files.delete(folder.resolve("image/lib/libc.so.6"));
        assertRules(image.manifest(), "UNLISTED_FILE");
    }

    @Test
    void a_file_listed_twice_and_a_link_are_refused() throws IOException {
        String last = image.manifest().substring(image.manifest().lastIndexOf("[[sgx"));
        assertRules(image.manifest() + "\n" + last, "UNLISTED_FILE");
        Files.delete(folder.resolve("image/jre/lib/modules"));
        Files.createSymbolicLink(folder.resolve("image/jre/lib/modules"), folder.resolve("image/app/scorer.jar"));
        assertRules(image.manifest(), "UNLISTED_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/usr/lib/libc.so.6", "file:image/../other", "file:image/lib/../lib/libc.so.6", "file:other/libc.so.6",
        "file:image//lib/libc.so.6", "file:image/lib/", "dev:tty", "file:image"})
    void a_path_outside_the_image_is_refused(String uri) throws IOException {
        String entry = "\n[[sgx.trusted_files]]\nuri = \"" + uri + "\"\nsha256 = \"" + "0".repeat(64) + "\"\n";
        assertRules(image.manifest() + entry, "OUTSIDE_IMAGE");
    }

    @Test
    void a_wrong_hash_of_the_loader_is_refused() throws IOException {
        assertRules("loader.entrypoint.sha256 = \"" + "0".repeat(64) + "\"\n" + image.manifest(), "WRONG_HASH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgx.debug = false", "sgx = 1", "'sgx.debug' = true", "[sgx]\ndebug = true", "a = 1.5", "a = 0x10", "a = \"\"\"x\"\"\"",
        "a = \"x", "a = [1", "a = {b = 1", "a = truely", "= 1", "a = 1 b = 2", "a = \"\\u0041\"", "[a", "[[a]", "a.b.", "[[loader]]"})
    void a_text_that_says_something_twice_or_unclearly_is_malformed(String line) throws IOException {
        String manifest = image.manifest().replaceFirst("(?m)^\\[\\[", line.replace("\\", "\\\\") + "\n[[");
        assertRules(manifest, "MALFORMED");
    }

    @Test
    void mutated_manifests_are_refused_or_say_the_same() throws IOException {
        Random random = new Random(12);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder mutated = new StringBuilder(image.manifest());
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, (char) random.nextInt(128));
                case 1 -> mutated.deleteCharAt(at);
                default -> mutated.insert(at, (char) (' ' + random.nextInt(95)));
            }
            List<LintFinding> found = findings(mutated.toString());
            refused += found.isEmpty() ? 0 : 1;
            if (found.isEmpty()) {
                assertEquals(read(image.manifest()), read(mutated.toString()), "seed 12, mutation " + i);
            }
        }
        assertTrue(refused > MUTATIONS / 2, "Expected most to be refused, got " + refused);
    }

    private static Object read(String manifest) {
        try {
            return TomlReader.read(manifest);
        } catch (MalformedManifest e) {
            return e;
        }
    }

    private List<LintFinding> findings(String manifest) throws IOException {
        return new ManifestLint(ImageProfile.scorer()).findings(manifest, folder);
    }

    private void assertRules(String manifest, String... rules) throws IOException {
        List<LintFinding> found = findings(manifest);
        Set<String> names = found.stream().map(finding -> finding.rule().name()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of(rules)), names, found::toString);
    }
}
