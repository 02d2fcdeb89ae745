package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import io.riskmesh.securesum.sharing.SeedSharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Banks that put together all they hold of one aggregation, with all that passed through the relay: their pair keys, the
/// shares other banks dealt to them, and, if an opener is among them, the shares it was shown. They reconstruct a vector of
/// another bank as well as they can.
final class Coalition {
    private final Octets r;
    private final MaskSumParameters parameters;
    private final Map<String, SumContext> members;
    private final Map<String, Contribution> contributions;
    /// By seed, then by share index.
    private final Map<String, Map<Integer, Secret>> shares = new TreeMap<>();

    /// @param members what each member has
    /// @param contributions as the relay got them, by bank
    Coalition(MaskSumParameters parameters, Octets r, Map<String, SumContext> members,
            Map<String, Contribution> contributions) {
        this.r = r;
        this.parameters = parameters;
        this.members = members;
        this.contributions = contributions;
        contributions.values().forEach(contribution -> contribution.boxes().forEach(this::takeDealt));
    }

    /// Opens the boxes of a reveal that are sealed to members.
    void take(Freeze freeze, Reveal reveal) {
        List<String> openers = parameters.openers().parties();
        for (int i = 0; i < openers.size(); i++) {
            SumContext opener = members.get(openers.get(i));
            if (opener != null) {
                Secret key = opener.keysOf(r).revealSeal(reveal.party(), openers.get(i));
                List<Secret> shown = open(opener, key, reveal.boxes().get(i));
                takeShown(freeze.members(), parameters.sessionRoster().index(reveal.party()), shown);
            }
        }
    }

    /// The target's vector without its masks, each removed with the best guess at its seed: known to a member, or
    /// interpolated from all shares at hand, be they enough or not.
    byte[] reconstruct(String target) {
        List<MaskStream> masks = new ArrayList<>();
        masks.add(MaskStream.subtracted(interpolated(target)));
        for (String other : parameters.maskRoster().others(target)) {
            Secret seed = members.containsKey(other)
                    ? members.get(other).keysOf(r).pairMask(target)
                    : interpolated(pair(target, other));
            masks.add(Roster.compareIds(target, other) < 0 ? MaskStream.subtracted(seed) : MaskStream.added(seed));
        }
        byte[] cells = contributions.get(target).vector().cells().toArray();
        VectorMasker.apply(parameters.field(), cells, masks, new AesCtrKeystreams());
        return cells;
    }

    /// Whether any of the shares at hand, however many are combined, give the seed the target committed to.
    boolean findsPrivateSeed(String target) {
        Octets commitment = contributions.get(target).record().selfCommitment();
        List<Integer> indexes = List.copyOf(sharesOf(target).keySet());
        for (int subset = 1; subset < 1 << indexes.size(); subset++) {
            Map<Integer, Secret> chosen = new TreeMap<>();
            for (int i = 0; i < indexes.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.put(indexes.get(i), sharesOf(target).get(indexes.get(i)));
                }
            }
            Secret seed = SeedSharing.reconstruct(chosen);
            if (AggregationKeys.commitToPrivate(anyMember().primitives(), r, target, seed).equals(commitment)) {
                return true;
            }
        }
        return false;
    }

    int sharesOfPrivateSeed(String target) {
        return sharesOf(target).size();
    }

    private void takeDealt(SealedShares box) {
        SumContext recipient = members.get(box.to());
        if (recipient == null) {
            return;
        }
        List<Secret> dealt = open(recipient, recipient.keysOf(r).shareSeal(box.from(), box.to()), box.ciphertext());
        int index = parameters.sessionRoster().index(box.to());
        put(box.from(), index, dealt.getFirst());
        List<String> others = parameters.maskRoster().others(box.from());
        for (int i = 0; i < others.size(); i++) {
            // Both ends of a pair deal its seed, each with a polynomial of its own.
            put(box.from() + " deals " + others.get(i), index, dealt.get(1 + i));
        }
    }

    private void takeShown(Roster survivors, int index, List<Secret> shown) {
        List<String> leftOut = parameters.maskRoster().without(survivors);
        int position = 0;
        for (String member : survivors.parties()) {
            put(member, index, shown.get(position++));
            for (String absent : leftOut) {
                put(member + " deals " + absent, index, shown.get(position++));
            }
        }
    }

    // Whichever end's polynomial more shares are known of.
    private String pair(String a, String b) {
        String one = a + " deals " + b;
        String other = b + " deals " + a;
        return sharesOf(one).size() >= sharesOf(other).size() ? one : other;
    }

    private Secret interpolated(String seed) {
        Map<Integer, Secret> chosen = new TreeMap<>();
        sharesOf(seed).forEach((index, share) -> {
            if (chosen.size() < parameters.threshold()) {
                chosen.put(index, share);
            }
        });
        return SeedSharing.reconstruct(chosen);
    }

    private Map<Integer, Secret> sharesOf(String seed) {
        return shares.getOrDefault(seed, Map.of());
    }

    private void put(String seed, int index, Secret share) {
        shares.computeIfAbsent(seed, _ -> new TreeMap<>()).put(index, share);
    }

    private static List<Secret> open(SumContext recipient, Secret key, Octets box) {
        byte[] plaintext = recipient.primitives().open(key.reveal(), box.array()).orElseThrow();
        List<Secret> opened = new ArrayList<>();
        for (int at = 0; at < plaintext.length; at += SeedSharing.SEED_BYTES) {
            opened.add(Secret.wrap(Arrays.copyOfRange(plaintext, at, at + SeedSharing.SEED_BYTES)));
        }
        return opened;
    }

    private SumContext anyMember() {
        return members.values().iterator().next();
    }

    @Override
    public String toString() {
        return "Coalition" + members.keySet();
    }
}
