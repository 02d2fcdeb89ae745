package io.riskmesh.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The contract of the API, `openapi/riskmesh-v1.yaml`, as JSON.
public final class Contract {
    private static final String FILE = "/openapi/riskmesh-v1.yaml";

    private Contract() {}

    /// Reads the file that is built into the program.
    public static ObjectNode read() {
        try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new ObjectMapper().valueToTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
