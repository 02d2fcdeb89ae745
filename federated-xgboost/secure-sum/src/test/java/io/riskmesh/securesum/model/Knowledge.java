package io.riskmesh.securesum.model;

import io.riskmesh.securesum.parameters.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What relay, openers and t - 1 more banks can work out together from the shares that honest banks revealed: which sums of
/// honest banks' vectors come free of masks. The claim of design `secure-sum.md` section 12: none but the one over all honest
/// members of the set.
final class Knowledge {
    private final Setting setting;

    Knowledge(Setting setting) {
        this.setting = setting;
    }

    /// @param revealed who showed a share of which seed
    void check(Map<Seeds.Kind, Set<String>> revealed) {
        for (Set<String> colluding : colluding()) {
            check(revealed, colluding);
        }
    }

    // The corrupt banks, filled up to t - 1 in every possible way.
    private List<Set<String>> colluding() {
        List<String> parties = setting.network().roster.parties();
        List<Set<String>> all = new ArrayList<>();
        for (int subset = 0; subset < 1 << parties.size(); subset++) {
            Set<String> colluding = members(parties, subset);
            if (colluding.size() == setting.parameters().threshold() - 1 && colluding.containsAll(setting.corrupt())) {
                all.add(colluding);
            }
        }
        return all;
    }

    private void check(Map<Seeds.Kind, Set<String>> revealed, Set<String> colluding) {
        List<String> others = setting.network().roster.parties().stream().filter(p -> !colluding.contains(p)).toList();
        List<String> lawful = setting.registered().members().parties().stream().filter(others::contains).toList();
        for (int subset = 1; subset < 1 << others.size(); subset++) {
            Set<String> sum = members(others, subset);
            if (!sum.equals(Set.copyOf(lawful)) && opens(sum, others, revealed, colluding)) {
                throw new Violation(0, "the sum of " + Roster.of(sum) + " opens for " + Roster.of(colluding)
                        + " where the set is " + setting.registered().members());
            }
        }
    }

    private boolean opens(
            Set<String> sum, List<String> others, Map<Seeds.Kind, Set<String>> revealed, Set<String> colluding) {
        for (String bank : sum) {
            if (!known(new Seeds.Kind(bank, ""), revealed, colluding)) {
                return false;
            }
            for (String other : others) {
                boolean cancels = other.equals(bank) || sum.contains(other);
                if (!cancels && !known(new Seeds.Kind(bank, other), revealed, colluding)
                        && !known(new Seeds.Kind(other, bank), revealed, colluding)) {
                    return false;
                }
            }
        }
        return true;
    }

    // Every bank holds a share of every seed dealt, so each colluder adds one.
    private boolean known(Seeds.Kind kind, Map<Seeds.Kind, Set<String>> revealed, Set<String> colluding) {
        Set<String> holders = new HashSet<>(revealed.getOrDefault(kind, Set.of()));
        holders.addAll(colluding);
        return holders.size() >= setting.parameters().threshold();
    }

    static Set<String> members(List<String> parties, int subset) {
        Set<String> members = new HashSet<>();
        for (int i = 0; i < parties.size(); i++) {
            if ((subset >>> i & 1) != 0) {
                members.add(parties.get(i));
            }
        }
        return members;
    }

    static Map<Seeds.Kind, Set<String>> merged(Iterable<Statement.Revealed> reveals) {
        Map<Seeds.Kind, Set<String>> all = new HashMap<>();
        for (Statement.Revealed reveal : reveals) {
            reveal.kinds().forEach(kind -> all.computeIfAbsent(kind, _ -> new HashSet<>()).add(reveal.bank()));
        }
        return all;
    }
}
