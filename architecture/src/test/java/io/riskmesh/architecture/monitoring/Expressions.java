package io.riskmesh.architecture.monitoring;

import io.riskmesh.gateway.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds a query to the catalogue of metrics: each name is one that a gateway shows, each label beside it one of its own.
final class Expressions {
    private static final Pattern SELECTOR = Pattern.compile("(riskmesh_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!=|!~|=)");
    private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job", "le");

    private final Map<String, List<String>> series = new HashMap<>();

    Expressions() {
        for (Metric metric : Metric.values()) {
            endings(metric).forEach(ending -> series.put(metric.id() + ending, metric.labels()));
        }
    }

    private static Stream<String> endings(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER, GAUGE -> Stream.of("");
            case TIMER -> Stream.of("_bucket", "_count", "_sum", "_max");
            case SUMMARY -> Stream.of("_count", "_sum", "_max");
        };
    }

    /// What is wrong with a query; empty if nothing is.
    List<String> faults(String query) {
        List<String> faults = new ArrayList<>();
        Matcher selectors = SELECTOR.matcher(query);
        int found = 0;
        while (selectors.find()) {
            found++;
            List<String> own = series.get(selectors.group(1));
            if (own == null) {
                faults.add(selectors.group(1) + " is not in the catalogue");
            } else if (selectors.group(2) != null) {
                LABEL.matcher(selectors.group(2)).results().map(match -> match.group(1)).filter(label -> !isLabel(own, label))
                        .forEach(label -> faults.add(selectors.group(1) + " has no label " + label));
            }
        }
        return found == 0 && !query.contains("up{") ? List.of("no metric of ours in " + query) : faults;
    }

    // A metric's own `instance` becomes `exported_instance`: the scraped gateway has that name.
    private static boolean isLabel(List<String> own, String label) {
        return OF_THE_SCRAPE.contains(label) || own.contains(label) || label.equals("exported_instance") && own.contains("instance");
    }

    /// Names of our metrics in queries, without the endings of timers.
    static Set<Metric> metricsOf(Stream<String> queries) {
        List<String> names = queries.flatMap(query -> SELECTOR.matcher(query).results()).map(match -> match.group(1)).toList();
        return Set.copyOf(Arrays.stream(Metric.values()).filter(metric -> endings(metric).anyMatch(end -> names.contains(metric.id() + end))).toList());
    }
}
