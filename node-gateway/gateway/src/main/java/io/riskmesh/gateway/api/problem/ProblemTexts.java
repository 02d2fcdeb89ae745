package io.riskmesh.gateway.api.problem;

import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// One sentence for each code of the registry. Immutable.
public final class ProblemTexts {
    private static final String FILE = "problems.properties";

    private final Map<String, String> sentences;
    private final Map<String, ReasonCode> codes;

    private ProblemTexts(Map<String, String> sentences, Map<String, ReasonCode> codes) {
        this.sentences = Collections.unmodifiableMap(sentences);
        this.codes = Collections.unmodifiableMap(codes);
    }

    /// Reads the sentences that are built into the program.
    public static ProblemTexts read() {
        Properties lines = new Properties();
        try (InputStream file = ProblemTexts.class.getResourceAsStream("/io/riskmesh/gateway/api/problem/" + FILE)) {
            lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sentences = new TreeMap<>();
        lines.stringPropertyNames().forEach(code -> sentences.put(code, lines.getProperty(code)));
        Map<String, ReasonCode> codes = new TreeMap<>();
        for (Class<?> room : ReasonCode.class.getPermittedSubclasses()) {
            for (Object code : room.getEnumConstants()) {
                codes.put(code.toString(), (ReasonCode) code);
            }
        }
        codes.keySet().forEach(code -> sentences.putIfAbsent(code, code.replace('_', ' ') + '.')); // a test asks for a better one
        return new ProblemTexts(sentences, codes);
    }

    /// What the code means.
    public String sentence(ReasonCode code) {
        return sentences.get(code.code());
    }

    /// The code of this name.
    public Optional<ReasonCode> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }
}
