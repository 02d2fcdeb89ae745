package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The latest checkpoint that is held of each log. A log that was seen split stays split: its evidence is kept. Thread-safe.
public final class LogBook {
    private static final int MOST_KEPT = 256;

    private final CheckpointSignatures signatures;
    private final Map<String, LogView> views = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, SignedCheckpoint>> signed = new ConcurrentHashMap<>(); // changed under the log's view

    public LogBook(CheckpointSignatures signatures) {
        this.signatures = signatures;
    }

    /// Holds evidence that was kept earlier.
    public void remember(String log, LogView.Split evidence) {
        views.put(log, evidence);
    }

    /// The latest checkpoint held; of a split log the first of its two.
    public Optional<SignedCheckpoint> held(String log) {
        return Optional.ofNullable(views.get(log)).flatMap(LogBook::held);
    }

    private static Optional<SignedCheckpoint> held(LogView view) {
        return switch (view) {
            case LogView.Same(SignedCheckpoint held) -> Optional.of(held);
            case LogView.Grown(SignedCheckpoint held) -> Optional.of(held);
            case LogView.Split(SignedCheckpoint one, _) -> Optional.of(one);
            case LogView.Unproven _, LogView.Worthless _, LogView.Unknown _ -> Optional.empty();
        };
    }

    /// The evidence against a log, if there is any.
    public Optional<LogView.Split> split(String log) {
        return views.get(log) instanceof LogView.Split split ? Optional.of(split) : Optional.empty();
    }

    /// Compares a checkpoint that somebody showed, the owner of the log or another.
    ///
    /// @param log that was asked about
    /// @param proof that came with it
    public LogView hear(String log, SignedCheckpoint heard, Optional<ConsistencyProof> proof) {
        if (!heard.checkpoint().log().equals(log) || !signatures.hold(heard)) {
            return new LogView.Worthless();
        }
        LogView[] found = new LogView[1];
        views.compute(log, (_, view) -> {
            found[0] = view instanceof LogView.Split ? view
                    : contradiction(log, heard).<LogView>map(other -> new LogView.Split(other, heard))
                            .orElseGet(() -> view == null ? new LogView.Same(heard) : compare(held(view).orElseThrow(), heard, proof));
            return held(found[0]).isPresent() ? found[0] : view;
        });
        return found[0];
    }

    // Witnesses are often an epoch behind or ahead: what the owner signed for an epoch is kept, to be compared with what it signs there.
    private Optional<SignedCheckpoint> contradiction(String log, SignedCheckpoint heard) {
        NavigableMap<Integer, SignedCheckpoint> kept = signed.computeIfAbsent(log, _ -> new TreeMap<>());
        SignedCheckpoint before = kept.putIfAbsent(heard.checkpoint().epoch(), heard);
        if (kept.size() > MOST_KEPT) {
            kept.pollFirstEntry();
        }
        return Optional.ofNullable(before).filter(other -> !other.checkpoint().equals(heard.checkpoint()));
    }

    private static LogView compare(SignedCheckpoint held, SignedCheckpoint heard, Optional<ConsistencyProof> proof) {
        Checkpoint one = held.checkpoint();
        Checkpoint other = heard.checkpoint();
        if (one.equals(other)) {
            return new LogView.Same(held);
        }
        boolean later = other.epoch() > one.epoch();
        if (contradict(later ? one : other, later ? other : one)) {
            return new LogView.Split(held, heard);
        }
        return later && proof.filter(it -> proves(it, one, other)).isPresent() ? new LogView.Grown(heard) : new LogView.Unproven(heard);
    }

    // One epoch has one state; a log does not shrink, and what has not grown has not changed.
    private static boolean contradict(Checkpoint early, Checkpoint late) {
        return early.epoch() == late.epoch() || late.size() < early.size()
                || late.size() == early.size() && !late.root().equals(early.root());
    }

    private static boolean proves(ConsistencyProof proof, Checkpoint early, Checkpoint late) {
        return proof.earlier() == early.size() && proof.later() == late.size() && proof.proves(early.root(), late.root());
    }
}
