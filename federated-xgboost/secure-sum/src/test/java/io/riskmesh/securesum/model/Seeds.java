package io.riskmesh.securesum.model;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.PlainVectorMasker;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.sharing.SeedSharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an observer who has every key of every party reads from a contribution: the seeds behind the shares, who got which
/// share, and the vector without its masks.
final class Seeds {
    private final Setting setting;
    private final String dealer;
    private final Octets vector;
    /// Shares by the kind of seed and the recipient's index; the dealer's own are in no box.
    private final Map<Kind, Map<Integer, Secret>> shares = new LinkedHashMap<>();
    private final Map<Secret, Kind> kinds = new HashMap<>();

    /// Which seed: the private one of `bank` if `other` is empty, else the one it shares with `other`, as dealt by `bank`.
    record Kind(String bank, String other) {
        boolean isPrivate() {
            return other.isEmpty();
        }
    }

    Seeds(Setting setting, Contribution contribution) {
        this.setting = setting;
        this.dealer = contribution.record().party();
        this.vector = contribution.vector().cells();
        List<Kind> order = new ArrayList<>();
        order.add(new Kind(dealer, ""));
        setting.parameters().maskRoster().others(dealer).forEach(other -> order.add(new Kind(dealer, other)));
        for (SealedShares box : contribution.boxes()) {
            List<Secret> dealt = open(box);
            for (int i = 0; i < order.size(); i++) {
                shares.computeIfAbsent(order.get(i), _ -> new LinkedHashMap<>())
                        .put(setting.network().roster.index(box.to()), dealt.get(i));
                kinds.put(dealt.get(i), order.get(i));
            }
        }
    }

    private List<Secret> open(SealedShares box) {
        var context = setting.network().contexts.get(box.to());
        byte[] key = context.keysOf(setting.r()).shareSeal(box.from(), box.to()).reveal();
        byte[] plain = context.primitives().open(key, box.ciphertext().array()).orElseThrow();
        return blocks(plain);
    }

    static List<Secret> blocks(byte[] plain) {
        List<Secret> blocks = new ArrayList<>();
        for (int at = 0; at < plain.length; at += SeedSharing.SEED_BYTES) {
            blocks.add(Secret.wrap(Arrays.copyOfRange(plain, at, at + SeedSharing.SEED_BYTES)));
        }
        return blocks;
    }

    /// Which seed a share belongs to, if this dealer dealt it; `holder` is who shows it.
    Optional<Kind> kindOf(Secret share, String holder) {
        if (!holder.equals(dealer)) {
            return Optional.ofNullable(kinds.get(share));
        }
        // A dealer's own share fits the polynomial that the others' shares are on.
        for (Kind kind : shares.keySet()) {
            Map<Integer, Secret> some = firstShares(kind, setting.parameters().threshold() - 1);
            some.put(setting.network().roster.index(dealer), share);
            if (SeedSharing.reconstruct(some).equals(seed(kind))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    Secret seed(Kind kind) {
        return SeedSharing.reconstruct(firstShares(kind, setting.parameters().threshold()));
    }

    private Map<Integer, Secret> firstShares(Kind kind, int count) {
        Map<Integer, Secret> some = new LinkedHashMap<>();
        shares.get(kind).forEach((index, share) -> {
            if (some.size() < count) {
                some.put(index, share);
            }
        });
        return some;
    }

    /// The bank's cell: its vector without its masks.
    long input() {
        Field field = setting.parameters().field();
        byte[] cells = vector.toArray();
        List<MaskStream> masks = new ArrayList<>();
        for (Kind kind : shares.keySet()) {
            boolean added = kind.isPrivate() || Roster.compareIds(dealer, kind.other()) < 0;
            masks.add(added ? MaskStream.subtracted(seed(kind)) : MaskStream.added(seed(kind)));
        }
        PlainVectorMasker.apply(field, cells, masks,
                setting.network().contexts.get(dealer).primitives().keystreams());
        return field.decode(CellBytes.get(field, cells, 0));
    }

    long residue() {
        return CellBytes.get(setting.parameters().field(), vector.array(), 0);
    }
}
