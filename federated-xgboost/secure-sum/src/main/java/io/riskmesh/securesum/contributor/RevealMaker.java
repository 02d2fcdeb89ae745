package io.riskmesh.securesum.contributor;

import static io.riskmesh.securesum.refusal.SumRefusal.DIGEST_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.SHARE_UNREADABLE;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.freeze.CheckedFreeze;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.freeze.RecordCheck;
import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.sharing.SeedSharing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes the one reveal of a bank under a checked freeze: shares of private seeds of members, shares of pair seeds between
/// a member and a bank left out, nothing else.
final class RevealMaker {
    private final SumContext context;
    private final ContributorState.Phase.Contributed own;
    private final CheckedFreeze freeze;
    private final MaskSumParameters parameters;

    RevealMaker(SumContext context, ContributorState.Phase.Contributed own, CheckedFreeze freeze) {
        this.context = context;
        this.own = own;
        this.freeze = freeze;
        this.parameters = own.aggregation().parameters();
    }

    Reveal make() throws RefusedInput {
        byte[] shares = neededShares();
        AggregationKeys keys = context.keysOf(own.r());
        List<Octets> boxes = new ArrayList<>();
        for (String opener : parameters.openers().parties()) {
            boxes.add(Octets.wrap(
                    context.primitives().seal(keys.revealSeal(context.self(), opener).reveal(), shares)));
        }
        List<Long> fingerprints = FingerprintBoard.fingerprints(
                context, parameters.field(), own.r(), freeze.digest(), own.message().vector().cells());
        Reveal reveal = new Reveal(own.r(), context.self(), freeze.digest(), fingerprints, boxes,
                new RecordProof.Tags(List.of()));
        return reveal.with(context.authenticator(parameters.authentication())
                .prove(own.r(), reveal.digest(context.primitives())));
    }

    // For each member in order: the share of its private seed, then of its pair seeds with the banks left out.
    private byte[] neededShares() throws RefusedInput {
        List<String> leftOut = parameters.maskRoster().without(freeze.members());
        ByteArrayOutputStream shares = new ByteArrayOutputStream();
        for (String member : freeze.members().parties()) {
            List<Secret> dealt = member.equals(context.self()) ? own.ownShares() : opened(member);
            shares.writeBytes(dealt.getFirst().reveal());
            List<String> others = parameters.maskRoster().others(member);
            for (String absent : leftOut) {
                shares.writeBytes(dealt.get(1 + others.indexOf(absent)).reveal());
            }
        }
        return shares.toByteArray();
    }

    private List<Secret> opened(String dealer) throws RefusedInput {
        for (SealedShares box : freeze.message().boxes()) {
            if (box.from().equals(dealer) && box.to().equals(context.self())) {
                return open(box);
            }
        }
        throw new RefusedInput(SHARE_UNREADABLE, "a box of shares from " + dealer, "none");
    }

    private List<Secret> open(SealedShares box) throws RefusedInput {
        RefusedInput.unless(box.aggregation().equals(own.r()), WRONG_AGGREGATION, own.r(), box.aggregation());
        Octets promised = RecordCheck.sealedShareDigest(
                parameters.maskRoster(), freeze.records().get(box.from()), context.self());
        RefusedInput.unless(context.sha256(box.ciphertext()).equals(promised),
                DIGEST_MISMATCH, "the box " + box.from() + " promised", "another");
        byte[] key = context.keysOf(own.r()).shareSeal(box.from(), context.self()).reveal();
        byte[] shares = context.primitives().open(key, box.ciphertext().array()).orElse(new byte[0]);
        RefusedInput.unless(shares.length == own.ownShares().size() * SeedSharing.SEED_BYTES,
                SHARE_UNREADABLE, own.ownShares().size() + " shares from " + box.from(), "a box that holds none");
        List<Secret> dealt = new ArrayList<>();
        for (int at = 0; at < shares.length; at += SeedSharing.SEED_BYTES) {
            dealt.add(Secret.wrap(Arrays.copyOfRange(shares, at, at + SeedSharing.SEED_BYTES)));
        }
        return dealt;
    }
}
