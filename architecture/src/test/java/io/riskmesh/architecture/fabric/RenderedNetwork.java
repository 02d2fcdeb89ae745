package io.riskmesh.architecture.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The configuration of a network as `render` writes it.
record RenderedNetwork(Path folder) {

    static RenderedNetwork of(Path folder, String orderers) throws Exception {
        Script.Outcome outcome = Script.named("render").call("--orderers", orderers, "--data", folder);
        assertEquals(0, outcome.exit(), outcome.err());
        return new RenderedNetwork(folder);
    }

    Map<?, ?> yaml(String file) throws Exception {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(Files.readString(folder.resolve("config").resolve(file)));
    }

    /// The value under a path of keys such as `peer.tls.enabled`; numbers are places in lists; `/` in place of `.` inside a key.
    static Object at(Object tree, String path) {
        Object place = tree;
        for (String key : path.split("\\.", -1)) {
            place = switch (place) {
                case Map<?, ?> map when map.containsKey(key) -> map.get(key);
                case List<?> list -> list.get(Integer.parseInt(key));
                case null, default -> throw new AssertionError("There is no " + key + " of " + path + " in " + place);
            };
        }
        return place;
    }
}
