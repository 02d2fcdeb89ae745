package io.riskmesh.securesum.contributor;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorRule;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.sharing.SeedSharing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a contribution: masks, commitments, shares and boxes (design `secure-sum.md` section 5.1). A function of pair
/// keys, cells and entropy, so that a restart makes the identical one.
final class ContributionMaker {
    private static final RecordProof NO_PROOF = new RecordProof.Tags(List.of());

    private final SumContext context;
    private final MaskSumParameters parameters;
    private final Octets r;
    private final AggregationKeys keys;
    private final Secret privateSeed;
    private final Map<String, Secret> pairSeeds = new LinkedHashMap<>();
    private final Map<String, Secret[]> coefficients = new LinkedHashMap<>();

    ContributionMaker(SumContext context, MaskSumParameters parameters, Octets r, Secret entropy) {
        this.context = context;
        this.parameters = parameters;
        this.r = r;
        this.keys = context.keysOf(r);
        this.privateSeed = expand(entropy, "private-mask");
        for (String other : parameters.maskRoster().others(context.self())) {
            pairSeeds.put(other, keys.pairMask(other));
        }
        drawCoefficients(expand(entropy, "share-coefficients"));
    }

    /// @param known the record as it was sent before a restart, or null: signatures may be randomised, so it is kept
    Contribution make(long[] cells, ContributionRecord known) {
        Octets vector = Octets.wrap(
                VectorMasker.mask(parameters.field(), cells, masks(), context.primitives().keystreams()));
        List<SealedShares> boxes = new ArrayList<>();
        List<Octets> boxDigests = new ArrayList<>();
        List<Octets> commitments = new ArrayList<>();
        for (String other : pairSeeds.keySet()) {
            SealedShares box = sealFor(other);
            boxes.add(box);
            boxDigests.add(context.sha256(box.ciphertext()));
            commitments.add(AggregationKeys.commitToPair(
                    context.primitives(), r, context.self(), other, pairSeeds.get(other)));
        }
        ContributionRecord record = new ContributionRecord(r, context.self(), parameters.cellCount(),
                context.sha256(vector),
                AggregationKeys.commitToPrivate(context.primitives(), r, context.self(), privateSeed),
                commitments, boxDigests, NO_PROOF);
        return new Contribution(known == null ? proven(record) : known, boxes, new MaskedVector(r, context.self(), vector));
    }

    /// The party's own shares, in the order of a box.
    List<Secret> sharesOf(String recipient) {
        int x = parameters.sessionRoster().index(recipient);
        List<Secret> shares = new ArrayList<>();
        shares.add(SeedSharing.share(privateSeed, coefficients.get(context.self()), x));
        if (parameters.survivorRule() == SurvivorRule.CHOSEN_AT_FREEZE) {
            pairSeeds.forEach((other, seed) -> shares.add(SeedSharing.share(seed, coefficients.get(other), x)));
        }
        return shares;
    }

    private ContributionRecord proven(ContributionRecord record) {
        Octets digest = record.digest(context.primitives());
        return record.with(context.authenticator(parameters.authentication()).prove(r, digest));
    }

    private List<MaskStream> masks() {
        List<MaskStream> masks = new ArrayList<>();
        masks.add(MaskStream.added(privateSeed));
        pairSeeds.forEach((other, seed) -> masks.add(
                Roster.compareIds(context.self(), other) < 0 ? MaskStream.added(seed) : MaskStream.subtracted(seed)));
        return masks;
    }

    private SealedShares sealFor(String recipient) {
        List<Secret> shares = sharesOf(recipient);
        ByteBuffer plaintext = ByteBuffer.allocate(shares.size() * SeedSharing.SEED_BYTES);
        shares.forEach(share -> plaintext.put(share.reveal()));
        byte[] box = context.primitives().seal(keys.shareSeal(context.self(), recipient).reveal(), plaintext.array());
        return new SealedShares(r, context.self(), recipient, Octets.wrap(box));
    }

    // The own id stands for the private mask.
    private void drawCoefficients(Secret key) {
        Keystream stream = context.primitives().keystreams().start(0, key.reveal());
        coefficients.put(context.self(), draw(stream));
        if (parameters.survivorRule() == SurvivorRule.CHOSEN_AT_FREEZE) {
            pairSeeds.keySet().forEach(other -> coefficients.put(other, draw(stream)));
        }
    }

    private Secret[] draw(Keystream stream) {
        Secret[] drawn = new Secret[parameters.threshold() - 1];
        for (int c = 0; c < drawn.length; c++) {
            byte[] bytes = new byte[SeedSharing.SEED_BYTES];
            stream.next(bytes, bytes.length);
            drawn[c] = Secret.wrap(bytes);
        }
        return drawn;
    }

    private Secret expand(Secret entropy, String label) {
        return Secret.wrap(context.primitives().expand(entropy.reveal(), Enc.of(label).octets(r).toBytes()));
    }
}
