package io.riskmesh.securesum.opener;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.freeze.RecordCheck;
import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.OpenerState.Phase.Gathering;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Recovers the seeds a frozen sum still carries: the private ones of all members, the pair ones of a member and a bank
/// left out; each checked against its commitment.
final class Unmasking {
    private final SumContext context;
    private final Gathering now;
    private final MaskSumParameters parameters;
    private final List<MaskStream> masks = new ArrayList<>();
    private final List<String> unrecovered = new ArrayList<>();

    Unmasking(SumContext context, Gathering now) {
        this.context = context;
        this.now = now;
        this.parameters = now.aggregation().parameters();
        List<String> leftOut = parameters.maskRoster().without(now.freeze().members());
        int position = 0;
        for (String member : now.freeze().members().parties()) {
            recoverPrivate(member, position++);
            for (String absent : leftOut) {
                recoverPair(member, absent, position++);
            }
        }
    }

    /// Streams to take off the sum; empty if a seed is missing.
    Optional<List<MaskStream>> masks() {
        return unrecovered.isEmpty() ? Optional.of(masks) : Optional.empty();
    }

    /// Members whose seeds no t shares gave.
    List<String> unrecovered() {
        return unrecovered.stream().distinct().toList();
    }

    private void recoverPrivate(String member, int position) {
        SeedRecovery recovery = new SeedRecovery(parameters.threshold(),
                seed -> AggregationKeys.commitToPrivate(context.primitives(), now.r(), member, seed));
        recovery.recover(sharesAt(position), now.freeze().records().get(member).selfCommitment())
                .ifPresentOrElse(seed -> masks.add(MaskStream.subtracted(seed)), () -> unrecovered.add(member));
    }

    private void recoverPair(String member, String absent, int position) {
        ContributionRecord record = now.freeze().records().get(member);
        Octets commitment = RecordCheck.pairCommitment(parameters.maskRoster(), record, absent);
        SeedRecovery recovery = new SeedRecovery(parameters.threshold(),
                seed -> AggregationKeys.commitToPair(context.primitives(), now.r(), member, absent, seed));
        // The member added the mask if it comes first in the roster, so it is taken off; else it is put back.
        boolean added = Roster.compareIds(member, absent) < 0;
        recovery.recover(sharesAt(position), commitment).ifPresentOrElse(
                seed -> masks.add(added ? MaskStream.subtracted(seed) : MaskStream.added(seed)),
                () -> unrecovered.add(member));
    }

    private Map<Integer, Secret> sharesAt(int position) {
        Map<Integer, Secret> shares = new TreeMap<>();
        now.shares().forEach((revealer, list) ->
                shares.put(parameters.sessionRoster().index(revealer), list.get(position)));
        return shares;
    }
}
