package io.riskmesh.boosting.parameters;

import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.ModelCovers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Turns text into checked parameters and collects every error on the way.
final class SpecReader {

    // Engines share scales and cells, so that trees do not depend on them; with only one there is nothing to keep.
    private static final String JOINT_ENGINE = "PUNCTURED_SELECT";

    private final Map<String, String> values = new TreeMap<>();
    private final List<SpecError> errors = new ArrayList<>();

    SpecReader(Map<String, String> written) {
        written.forEach((name, value) -> {
            String canonical = SpecNames.canonical(name);
            if (!SpecNames.ALL.contains(canonical)) {
                errors.add(new SpecError(name, "a known parameter (nearest: " + SpecNames.nearest(name) + ")", name));
            } else if (values.put(canonical, value) != null) {
                errors.add(new SpecError(name, "one value", "two, by name and by alias"));
            }
        });
    }

    SpecResult read() {
        value("jointEngine", JOINT_ENGINE, SpecReader::jointEngine);
        boolean rules = value("rules", true, text -> switch (text) {
            case "default" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("default or off");
        });
        Regularization regularization = group(Regularization.DEFAULT, () -> new Regularization(real("lambda", 1f),
                real("alpha", 0f), real("gamma", 0f), real("minChildWeight", 1f), real("maxDeltaStep", 0f)));
        TreeShape shape = group(TreeShape.DEFAULT, () -> new TreeShape(
                choice("growPolicy", GrowPolicy.class, GrowPolicy.DEPTH_WISE), whole("maxDepth", 6), whole("maxLeaves", 0)));
        Binning binning = group(Binning.DEFAULT, () -> new Binning(whole("maxBin", 253), whole("payeeMaxBin", 31),
                whole("maxCatToOneHot", 4), whole("maxCatThreshold", 64)));
        Sampling sampling = group(Sampling.NONE, () -> new Sampling(rate("subsample"), rate("colsampleByTree"),
                rate("colsampleByLevel"), rate("colsampleByNode")));
        RowWeights weights = group(RowWeights.DEFAULT,
                () -> new RowWeights(number("scalePosWeight", 1), number("maxWeight", 1), number("labelBound", 1)));
        EarlyStopping stopping = group(EarlyStopping.OFF, () -> new EarlyStopping(
                whole("earlyStoppingRounds", 0), choice("metric", ValidationMetric.class, ValidationMetric.LOGLOSS)));
        PrivacyParameters privacy = group(PrivacyParameters.DEFAULT, () -> privacy(rules));
        TrainingParameters parameters = group(TrainingParameters.defaults(0), () -> new TrainingParameters(
                objective(), whole("rounds", 100), real("eta", 0.1f), regularization, shape, binning, sampling, weights,
                value("monotone", MonotoneConstraints.NONE, SpecReader::monotone), stopping,
                value("basePrior", BasePrior.HALF, SpecReader::basePrior), privacy, value("seed", 0L, Long::parseLong)));
        return errors.isEmpty() ? new SpecResult.Accepted(parameters) : new SpecResult.Rejected(errors);
    }

    private static String jointEngine(String text) {
        return switch (text.replace("_", "").toUpperCase(Locale.ROOT)) {
            case "AUTO", "PUNCTUREDSELECT" -> JOINT_ENGINE;
            default -> throw new IllegalArgumentException("AUTO or " + JOINT_ENGINE + ", the only engine there is");
        };
    }

    private PrivacyParameters privacy(boolean rules) {
        PrivacyParameters d = PrivacyParameters.DEFAULT;
        boolean leafGrid = value("leafGrid", rules, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        });
        return new PrivacyParameters(rules, least("minimumBanks", d.minimumBanks(), 3),
                whole("declaredColluders", d.declaredColluders()),
                least("minimumRowsPerBank", d.minimumRowsPerBank(), 5),
                least("minimumChildRows", d.minimumChildRows(), 20),
                least("minimumBinRows", d.minimumBinRows(), 5), whole("cohortChangeMinimum", d.cohortChangeMinimum()),
                leafGrid, choice("modelCovers", ModelCovers.class, d.covers()));
    }

    private Objective objective() {
        return value("objective", Objective.BINARY_LOGISTIC, text -> {
            for (Objective objective : Objective.values()) {
                if (objective.xgboostName().equals(text)) {
                    return objective;
                }
            }
            throw new IllegalArgumentException("binary:logistic or reg:squarederror");
        });
    }

    private static BasePrior basePrior(String text) {
        if (text.equals("SECURE")) {
            return new BasePrior.Secure();
        }
        return new BasePrior.Fixed(new BigDecimal(text).movePointRight(3).intValueExact());
    }

    private static MonotoneConstraints monotone(String text) {
        TreeMap<String, Integer> signs = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int colon = part.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("name:1,name:-1");
            }
            signs.put(part.substring(0, colon).strip(), Integer.parseInt(part.substring(colon + 1).strip()));
        }
        return new MonotoneConstraints(signs);
    }

    private int least(String name, int fallback, int least) {
        int value = whole(name, fallback);
        if (value < least) {
            errors.add(new SpecError(name, "at least " + least, Integer.toString(value)));
            return fallback;
        }
        return value;
    }

    private double rate(String name) {
        return number(name, 1);
    }

    private int whole(String name, int fallback) {
        return value(name, fallback, Integer::parseInt);
    }

    private float real(String name, float fallback) {
        return value(name, fallback, Float::parseFloat);
    }

    private double number(String name, double fallback) {
        return value(name, fallback, Double::parseDouble);
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        return value(name, fallback, text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text) || constant.name().replace("_", "").equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("one of " + List.of(type.getEnumConstants()));
        });
    }

    private <T> T value(String name, T fallback, Function<String, T> parse) {
        String text = values.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            return parse.apply(text.strip());
        } catch (NumberFormatException | ArithmeticException _) {
            errors.add(new SpecError(name, "a number", text));
        } catch (IllegalArgumentException e) {
            errors.add(new SpecError(name, e.getMessage(), text));
        }
        return fallback;
    }

    /// A group of values that checks itself; its own message says what was expected and what came.
    private <T> T group(T fallback, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            String message = e.getMessage();
            int got = message.lastIndexOf(", got ");
            String expected = message.startsWith("Expected ") ? message.substring(9, got) : message;
            errors.add(new SpecError(expected.split(" ", 2)[0], expected, message.substring(got + 6)));
            return fallback;
        }
    }
}
