package io.riskmesh.architecture.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Images, Compose file and chart against what the processes read. Whether container tools take them says `deploy/lint`.
final class ContainersTest {
    private static final Path DEPLOY = Path.of(System.getProperty("riskmesh.root")).resolve("deploy");
    private static final Path CHART = DEPLOY.resolve("helm/riskmesh");

    @Test
    void a_gateway_takes_the_configuration_of_the_chart_in_production() throws Exception {
        NodeConfig config = chartConfig();
        assertEquals("AlderMSP", config.party().id().value());
        assertTrue(config.data().folder().startsWith("/var/lib/riskmesh"), "data stands outside the volume");
    }

    @Test
    void ports_of_images_compose_and_chart_are_those_that_a_gateway_listens_on() throws Exception {
        NodeConfig config = chartConfig();
        Set<Integer> listened = Stream.of(config.people().listen(), config.machines().listen(), config.peers().listen(), config.bulk().listen(),
                config.ops().listen()).map(HostPort::port).collect(Collectors.toCollection(TreeSet::new));
        String image = Files.readString(DEPLOY.resolve("containers/gateway.Dockerfile"));
        assertEquals(listened, numbers(image.lines().filter(line -> line.startsWith("EXPOSE")).findFirst().orElseThrow(), "\\b(\\d{4})\\b"));
        assertEquals(listened, numbers(Files.readString(CHART.resolve("templates/gateway.yaml")), "containerPort: (\\d+)"));
        Set<Integer> published = new TreeSet<>(listened);
        // Health and metrics have no TLS: no port of the host leads to them.
        published.remove(config.ops().listen().port());
        assertEquals(published, numbers(compose().get("gateway").get("ports").toString(), "(\\d+):\\d+"));
    }

    @Test
    void no_secret_stands_in_a_file() throws IOException {
        List<String> secrets = new ArrayList<>();
        compose().forEach((name, service) -> {
            if (service.get("environment") instanceof Map<?, ?> variables) {
                variables.keySet().stream().map(Object::toString).filter(variable -> variable.contains("PASSWORD") || variable.contains("TOKEN"))
                        .filter(variable -> !variable.endsWith("_FILE")).forEach(variable -> secrets.add(name + ": " + variable));
            }
        });
        assertEquals(List.of(), secrets);
        assertFalse(Files.readString(DEPLOY.resolve("containers/example.env")).toLowerCase(java.util.Locale.ROOT).contains("password"));
    }

    @Test
    void every_container_is_without_root_and_capabilities() throws IOException {
        for (String name : List.of("gateway", "chaincode", "scorer", "sgx-scorer")) {
            assertTrue(Files.readString(DEPLOY.resolve("containers/" + name + ".Dockerfile")).contains("\nUSER 10001:10001\n"), name);
        }
        for (String name : List.of("gateway", "chaincode", "scorer")) {
            String template = Files.readString(CHART.resolve("templates/" + name + ".yaml"));
            long containers = Pattern.compile("(?m)^ {8}- name: \\w+\\n {10}\\{\\{- include \"riskmesh.image\"").matcher(template).results().count();
            assertTrue(containers > 0, name);
            assertEquals(containers, Pattern.compile("include \"riskmesh.container\"").matcher(template).results().count(), name);
        }
    }

    @Test
    void the_tools_that_are_at_hand_take_the_files() throws Exception {
        Path said = Files.createTempFile("lint", ".out");
        Process lint = new ProcessBuilder(DEPLOY.resolve("lint").toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(lint.waitFor(120, TimeUnit.SECONDS), "deploy/lint still runs after 120 s");
        String report = Files.readString(said);
        Files.delete(said);
        System.out.println(report);
        assertEquals(0, lint.exitValue(), report);
    }

    private static NodeConfig chartConfig() throws Exception {
        Map<?, ?> values = (Map<?, ?>) yaml(CHART.resolve("values.yaml"));
        Object config = ((Map<?, ?>) values.get("gateway")).get("config");
        return NodeConfig.parse(new Yaml().dump(config), Path.of("/etc/riskmesh"), Map.of("STORAGE_PASSWORD", "a test's"));
    }

    private static Map<String, Map<?, ?>> compose() throws IOException {
        Map<?, ?> services = (Map<?, ?>) ((Map<?, ?>) yaml(DEPLOY.resolve("containers/compose.yaml"))).get("services");
        return services.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> (Map<?, ?>) entry.getValue()));
    }

    private static Object yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private static Set<Integer> numbers(String text, String pattern) {
        return Arrays.stream(Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toArray(String[]::new))
                .map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
