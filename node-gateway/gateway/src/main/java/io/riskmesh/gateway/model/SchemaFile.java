package io.riskmesh.gateway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `schema.json` beside a model: the features with the dictionaries that XGBoost's file does not hold.
public final class SchemaFile {
    /// Its name, in the folder of the model.
    public static final String NAME = "schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaFile() {}

    /// Writes the features in order.
    public static void write(Path file, FeatureSchema schema) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        for (Feature feature : schema.features()) {
            ObjectNode one = document.withArrayProperty("features").addObject();
            one.put("name", feature.name()).put("kind", feature.isCategorical() ? "categorical" : "numeric");
            if (feature.isCategorical()) {
                feature.categories().forEach(one.withArrayProperty("categories")::add);
            }
        }
        WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }

    /// Reads the features in order, or says why the file is none.
    public static FeatureSchema read(Path file) throws Stopped {
        try {
            List<Feature> features = new ArrayList<>();
            for (JsonNode feature : JSON.readTree(Files.readAllBytes(file)).path("features")) {
                List<String> categories = new ArrayList<>();
                feature.path("categories").forEach(category -> categories.add(category.asText()));
                features.add(feature.path("kind").asText().equals("categorical")
                        ? Feature.categorical(feature.path("name").asText(), categories)
                        : Feature.numeric(feature.path("name").asText()));
            }
            return new FeatureSchema(features);
        } catch (IOException | IllegalArgumentException e) {
            throw Stopped.refused(file + ": expected the features of a model as riskmesh writes them, found " + e.getMessage());
        }
    }
}
