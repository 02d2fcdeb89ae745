package io.riskmesh.gateway.lab.fault;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a scenario (docs/faults.md): a YAML list under `faults`, unknown keys refused.
public final class FaultFile {
    private static final int MOST = 1_000_000;

    private final Path file;
    private int entry;

    private FaultFile(Path file) {
        this.file = file;
    }

    /// The scenario of a file, or in one line what is wrong with it.
    public static FaultScenario read(Path file) throws Stopped {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new FaultFile(file).scenario(new Yaml(new SafeConstructor(options)).load(reader));
        } catch (NoSuchFileException e) {
            throw Stopped.unavailable("fault file " + file + " does not exist", e);
        } catch (IOException e) {
            throw Stopped.unavailable("fault file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw Stopped.usage(file + ": expected YAML, found " + e.getMessage());
        }
    }

    private FaultScenario scenario(Object root) throws Stopped {
        Map<?, ?> top = map(root, "faults: [...]", Set.of("faults"));
        if (!(top.get("faults") instanceof List<?> list) || list.isEmpty()) {
            throw wrong("a list of faults under faults:", top.get("faults"));
        }
        List<Fault> faults = new ArrayList<>();
        for (Object one : list) {
            entry++;
            faults.add(fault(one));
        }
        return new FaultScenario(faults);
    }

    private Fault fault(Object value) throws Stopped {
        Map<?, ?> fault = map(value, "bank, leaves and perhaps returns", Set.of("bank", "leaves", "returns"));
        if (fault.get("bank") == null) {
            throw wrong("the name of a bank under bank:", null);
        }
        FaultPoint leaves = point(fault.get("leaves"));
        OptionalInt returns = fault.containsKey("returns")
                ? OptionalInt.of(whole("returns", fault.get("returns")))
                : OptionalInt.empty();
        if (returns.isPresent() && leaves.phase() != FaultPoint.Phase.CUTS && returns.getAsInt() <= leaves.tree()) {
            throw wrong("returns: a tree after tree " + leaves.tree() + " in which the bank leaves", returns.getAsInt());
        }
        return new Fault(String.valueOf(fault.get("bank")), leaves, returns);
    }

    private FaultPoint point(Object value) throws Stopped {
        Map<?, ?> point = map(value, "leaves: {phase: ..., tree: ..., level: ..., moment: ...}",
                Set.of("phase", "tree", "level", "round", "moment"));
        FaultPoint.Phase phase = choice(FaultPoint.Phase.class, "phase", point.get("phase"));
        for (String key : List.of("tree", "level", "round")) {
            if (point.containsKey(key) && !has(phase, key)) {
                throw wrong("no " + key + " in phase " + phase.word(), point.get(key));
            }
        }
        int tree = whole("tree", point.containsKey("tree") ? point.get("tree") : 0);
        String step = phase == FaultPoint.Phase.CUTS ? "round" : "level";
        int level = whole(step, point.containsKey(step) ? point.get(step) : 0);
        FaultPoint.Moment moment = point.containsKey("moment")
                ? choice(FaultPoint.Moment.class, "moment", point.get("moment"))
                : FaultPoint.Moment.BEFORE;
        return new FaultPoint(phase, tree, level, moment);
    }

    private static boolean has(FaultPoint.Phase phase, String key) {
        return switch (phase) {
            case CUTS -> key.equals("round");
            case HISTOGRAM, PRESENCE -> key.equals("tree") || key.equals("level");
            case LEAVES, VALIDATION -> key.equals("tree");
        };
    }

    private Map<?, ?> map(Object value, String form, Set<String> keys) throws Stopped {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(form, value);
        }
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw wrong("only " + keys.stream().sorted().collect(Collectors.joining(", ")), key);
            }
        }
        return map;
    }

    private int whole(String name, Object value) throws Stopped {
        if (value instanceof Integer number && number >= 0 && number <= MOST) {
            return number;
        }
        throw wrong(name + ": a number 0.." + MOST, value);
    }

    private <E extends Enum<E>> E choice(Class<E> type, String name, Object value) throws Stopped {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(String.valueOf(value))) {
                return one;
            }
        }
        throw wrong(name + ": one of " + Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")), value);
    }

    private Stopped wrong(String expected, Object found) {
        return Stopped.usage(file + (entry == 0 ? "" : ", fault " + entry) + ": expected " + expected + ", found "
                + (found == null ? "nothing" : "\"" + found + "\""));
    }
}
