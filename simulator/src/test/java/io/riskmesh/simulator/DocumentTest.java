package io.riskmesh.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Typology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/simulator.md` names what there is.
final class DocumentTest {

    @Test
    void every_feature_typology_and_option_stands_in_the_document() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("riskmesh.root"), "docs", "simulator.md"));
        List<String> names = new ArrayList<>(PayerFeature.names());
        names.addAll(PayeeFeature.names());
        for (Typology typology : Typology.values()) {
            if (typology.fraud()) {
                names.add(typology.name().toLowerCase(Locale.ROOT));
            }
        }
        StringWriter help = new StringWriter();
        SimulatorMain.run(new String[] {"--help"}, new PrintWriter(help, true), new PrintWriter(help, true));
        Matcher options = Pattern.compile("--[a-z-]+(?==)").matcher(help.toString());
        while (options.find()) {
            names.add(options.group());
        }
        assertTrue(names.size() > 21 + 18 + 5 + 12, "Found " + names.size() + " names");
        List<String> missing = names.stream().filter(name -> !text.contains("`" + name)).toList();
        assertTrue(missing.isEmpty(), missing.toString());
    }
}
