package io.riskmesh.verifier.facts.ledger;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// All facts so far, as they stand: also those that broke a rule, for later transactions were decided on them. Where a key was
/// written twice the first fact stays. Not thread-safe.
public final class FactLedger {

    private final Map<FactKey, Placed<?>> facts = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Integer, Placed<Anchor>>> anchors = new TreeMap<>();
    private final Map<String, Party> parties = new TreeMap<>();
    private final Map<String, Activation> activations = new TreeMap<>();
    private final Map<String, Set<Cohort>> cohorts = new TreeMap<>();
    private final Set<Long> seals = new TreeSet<>();
    private final NavigableMap<Long, Digest> sealHashes = new TreeMap<>();
    private Optional<Consortium> consortium = Optional.empty();
    private Optional<Set<String>> organisations = Optional.empty();

    /// Adds what a transaction wrote; false if the key holds a fact already.
    public boolean add(Placed<?> placed) {
        Fact fact = placed.fact();
        if (facts.putIfAbsent(fact.key(), placed) != null) {
            return false;
        }
        switch (fact) {
            case Anchor anchor -> anchors.computeIfAbsent(anchor.log(), _ -> new TreeMap<>())
                    .put(anchor.epoch(), new Placed<>(anchor, placed.block(), placed.index()));
            case Activation activation -> activations.put(activation.name(), activation);
            case CohortLink link -> cohorts.computeIfAbsent(link.dataset(), _ -> new LinkedHashSet<>()).addAll(link.cohorts());
            case Party party -> parties.put(party.by().value(), party);
            case Enactment enactment -> enact(enactment);
            case RunSeal _ -> seals.add(placed.block());
            default -> { }
        }
        return true;
    }

    private void enact(Enactment enactment) {
        int next = consortium.map(Consortium::seq).orElse(0) + 1;
        if (enactment.subjectKind() == SubjectKind.CONSORTIUM && enactment.subject().equals(FactKey.sequence(next))) {
            consortium = find(Consortium.keyOf(next, enactment.subjectDigest()), Consortium.class).or(() -> consortium);
        }
    }

    /// The hash of a block's header; kept if a run is sealed in the block.
    public void headerHash(long block, Digest hash) {
        if (seals.contains(block)) {
            sealHashes.put(block, hash);
        }
    }

    /// Of the blocks that hold the seal of a run.
    public NavigableMap<Long, Digest> sealHashes() {
        return sealHashes;
    }

    /// The coin of a run; empty if the run is not sealed, or the hash of the block that sealed it is not known.
    public Optional<Tossed> coin(RunId run) {
        Placed<?> placed = facts.get(RunSeal.keyOf(run));
        return placed != null && placed.fact() instanceof RunSeal seal && sealHashes.containsKey(placed.block())
                ? Optional.of(new Tossed(Coin.tossed(seal.coinSeed(), sealHashes.get(placed.block()).toBytes()), placed.block()))
                : Optional.empty();
    }

    public boolean knowsCoin(ContributionReport report) {
        return coin(report.run()).isPresent();
    }

    /// A run's coin and the block that tossed it.
    public record Tossed(Digest coin, long block) {}

    /// The block that holds a fact.
    public OptionalLong blockOf(FactKey key) {
        Placed<?> placed = facts.get(key);
        return placed == null ? OptionalLong.empty() : OptionalLong.of(placed.block());
    }

    /// In the order in which they were written.
    public Collection<Placed<?>> all() {
        return Collections.unmodifiableCollection(facts.values());
    }

    public boolean has(FactKey key) {
        return facts.containsKey(key);
    }

    public <F extends Fact> Optional<F> find(FactKey key, Class<F> type) {
        return Optional.<Placed<?>>ofNullable(facts.get(key)).<Fact>map(Placed::fact).filter(type::isInstance).map(type::cast);
    }

    /// The consortium in force.
    public Optional<Consortium> consortium() {
        return consortium;
    }

    /// How a party described itself last.
    public Optional<Party> party(String id) {
        return Optional.ofNullable(parties.get(id));
    }

    /// The last activation of a model.
    public Optional<Activation> activation(String name) {
        return Optional.ofNullable(activations.get(name));
    }

    /// Every cohort of a data set so far, whatever the links say of each other.
    public Set<Cohort> cohorts(String dataset) {
        return cohorts.getOrDefault(dataset, Set.of());
    }

    /// Anchors by log and epoch.
    public Map<String, NavigableMap<Integer, Placed<Anchor>>> anchors() {
        return anchors;
    }

    /// Organisations of the channel that write or read, as its configuration says; empty if that is not known.
    public Optional<Set<String>> organisations() {
        return organisations;
    }

    public void setOrganisations(Set<String> mspIds) {
        organisations = Optional.of(Set.copyOf(mspIds));
    }
}
