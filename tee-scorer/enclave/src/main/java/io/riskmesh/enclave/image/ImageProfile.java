package io.riskmesh.enclave.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one image's manifest must say, word for word.
///
/// @param name of the image: its class jar is `app/NAME.jar`, its manifest `NAME.manifest`
/// @param entryPoint the main class
/// @param settings value by dotted key: all of them, and no others but the files and the hash of the loader
public record ImageProfile(String name, String entryPoint, Map<String, Object> settings) {

    /// Where the enclave listens inside its machine; what reaches it is the host's to say.
    public static final String PORT = "7443";

    /// The folder of the image, beside the manifest.
    public static final String FOLDER = "image";

    public ImageProfile {
        settings = Map.copyOf(settings);
    }

    /// The scorer of the design, section 9.
    public static ImageProfile scorer() {
        return of(new Size("scorer", "768m", "2G"), "io.riskmesh.enclave.process.ScorerMain", List.of("--add-modules=jdk.incubator.vector"));
    }

    /// The evaluator: the same walls, another entry point, hence other classes and another measurement. It holds the sums of all banks
    /// at once, and computes with whole numbers alone.
    public static ImageProfile evaluator() {
        return of(new Size("evaluator", "1536m", "4G"), "io.riskmesh.enclave.evaluator.EvaluatorMain", List.of());
    }

    private record Size(String name, String heap, String enclave) {}

    private static ImageProfile of(Size size, String entryPoint, List<String> modules) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("loader.entrypoint.uri", "file:" + FOLDER + "/gramine/libsysdb.so");
        settings.put("loader.log_level", "error");
        settings.put("loader.argv", argv(size, entryPoint, modules));
        settings.put("loader.env.LD_LIBRARY_PATH", "/lib");
        settings.put("loader.env.LANG", "C.UTF-8");
        settings.put("loader.env.TZ", "UTC");
        settings.put("libos.entrypoint", "/jre/bin/java");
        settings.put("fs.root.uri", "file:" + FOLDER);
        settings.put("fs.mounts", List.of(Map.of("type", "tmpfs", "path", "/tmp")));
        settings.put("sys.enable_sigterm_injection", true); // it only drains
        settings.put("sys.disallow_subprocesses", true);
        settings.put("sgx.debug", false);
        settings.put("sgx.remote_attestation", "dcap");
        settings.put("sgx.use_exinfo", true); // the JVM needs addresses of faults
        settings.put("sgx.enclave_size", size.enclave());
        settings.put("sgx.max_threads", 64L);
        settings.put("sgx.edmm_enable", false);
        settings.put("sgx.cpu_features.avx512", "unspecified"); // the self-test chooses the kernel
        settings.put("sgx.file_check_policy", "strict");
        return new ImageProfile(size.name(), entryPoint, settings);
    }

    private static List<Object> argv(Size size, String entryPoint, List<String> modules) {
        List<Object> argv = new ArrayList<>(List.of("/jre/bin/java", "-Xms" + size.heap(), "-Xmx" + size.heap(), "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-XX:ErrorFile=/dev/null"));
        argv.addAll(modules);
        argv.addAll(List.of("-cp", "/app/" + size.name() + ".jar", entryPoint, "0.0.0.0", PORT));
        return argv;
    }
}
