package io.riskmesh.architecture.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls the three programs of the external builder as a peer does: `detect SOURCE METADATA`, `build SOURCE METADATA OUTPUT`,
/// `release OUTPUT RELEASE`, folders that exist, and of the environment only what `propagateEnvironment` lists.
final class FabricBuilderTest {
    private static final String CONNECTION = "{\"address\":\"${RISKMESH_CC_ADDRESS}\",\"dial_timeout\":\"10s\",\"tls_required\":false}\n";

    @TempDir
    private Path folder;

    @Test
    void the_package_that_render_makes_becomes_the_address_of_the_peers_own_process() throws Exception {
        RenderedNetwork.of(folder, "raft1");
        Path metadata = folder("metadata");
        Path source = folder("src");
        unpack(folder.resolve("config/riskmesh.tar.gz"), metadata);
        unpack(metadata.resolve("code.tar.gz"), source);
        assertEquals("{\"type\":\"ccaas\",\"label\":\"riskmesh\"}\n", Files.readString(metadata.resolve("metadata.json")));
        assertEquals(CONNECTION, Files.readString(source.resolve("connection.json")));
        Path output = folder("bld");
        Path release = folder("release");
        assertEquals(0, builder("detect").call(source, metadata).exit());
        assertEquals(0, builder("build").call(source, metadata, output).exit());
        Script.Outcome released = builder("release", "RISKMESH_CC_ADDRESS", "127.0.0.1:9992").call(output, release);
        assertEquals(0, released.exit(), released.err());
        assertEquals("{\"address\":\"127.0.0.1:9992\",\"dial_timeout\":\"10s\",\"tls_required\":false}\n",
                Files.readString(release.resolve("chaincode/server/connection.json")));
    }

    @Test
    void a_package_of_another_kind_is_left_to_others() throws Exception {
        Path metadata = folder("metadata");
        Files.writeString(metadata.resolve("metadata.json"), "{\"type\":\"golang\",\"label\":\"ccaas\"}");
        assertNotEquals(0, builder("detect").call(folder("src"), metadata).exit());
        assertNotEquals(0, builder("detect").call(folder("src"), folder("empty")).exit());
    }

    @Test
    void an_incomplete_package_or_a_missing_address_fails_with_a_sentence() throws Exception {
        Path source = folder("src");
        Path output = folder("bld");
        assertTrue(failed(builder("build").call(source, folder("metadata"), output)).contains("connection.json"));
        Files.writeString(output.resolve("connection.json"), CONNECTION);
        Path release = folder("release");
        assertTrue(failed(builder("release").call(output, release)).contains("propagateEnvironment"));
        assertTrue(failed(builder("release", "RISKMESH_CC_ADDRESS", "a\",\"b").call(output, release)).contains("host:port"));
        Files.writeString(output.resolve("connection.json"), "{\"address\":\"${HOME}\"}");
        assertTrue(failed(builder("release", "RISKMESH_CC_ADDRESS", "a:1").call(output, release)).contains("variable"));
        assertFalse(Files.exists(release.resolve("chaincode")));
    }

    @Test
    void wrong_numbers_of_arguments_are_refused() throws Exception {
        for (String program : new String[] {"detect", "build", "release"}) {
            assertEquals(2, builder(program).call(folder).exit(), program);
        }
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void unpack(Path archive, Path folder) throws Exception {
        Script.Outcome outcome = new Script(Path.of("tar"), Map.of()).call("-xzf", archive, "-C", folder);
        assertEquals(0, outcome.exit(), outcome.err());
    }

    private static String failed(Script.Outcome outcome) {
        assertEquals(1, outcome.exit(), outcome.err());
        return outcome.err();
    }

    private static Script builder(String program, String... variable) {
        return new Script(Script.FABRIC.resolve("builder/bin/" + program),
                variable.length == 0 ? Map.of() : Map.of(variable[0], variable[1]));
    }
}
