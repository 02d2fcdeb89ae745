package io.riskmesh.securesum.party;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One aggregation brought to a chosen point, with the messages of that point in hand, and the power to forge: any record a
/// corrupt party could authenticate as itself.
final class Stage {
    final Network network;
    final Aggregation aggregation;
    final Octets r;
    final Map<String, long[]> cells;

    private Stage(int banks, long seed) {
        network = new Network(banks, seed);
        aggregation = SumPartyTest.aggregation(network, Field.P61, 6);
        r = aggregation.id(network.contexts.get(network.relay).primitives());
        cells = network.randomCells(aggregation.parameters());
    }

    /// All banks were ordered to contribute; their contributions are on the wire.
    static Stage contributing(int banks, long seed) {
        Stage stage = new Stage(banks, seed);
        stage.network.begin(stage.aggregation, stage.cells);
        return stage;
    }

    /// All contributions arrived and the freeze is on the wire.
    static Stage frozen(int banks, long seed) {
        Stage stage = contributing(banks, seed);
        stage.network.deliver();
        stage.network.freeze(stage.aggregation);
        return stage;
    }

    /// All freezes arrived and the reveals to the relay are on the wire.
    static Stage revealing(int banks, long seed) {
        Stage stage = frozen(banks, seed);
        List<Network.Packet> freezes = List.copyOf(stage.network.wire);
        stage.network.wire.clear();
        freezes.forEach(packet ->
                stage.network.apply(packet.to(), new SumInput.ReceivedBytes(packet.bytes())));
        return stage;
    }

    /// Takes the messages of one type off the wire, by sender or, for those of the relay, by recipient.
    <M extends SumMessage> Map<String, M> take(Class<M> type) {
        Map<String, M> taken = new TreeMap<>();
        for (Network.Packet packet : List.copyOf(network.wire)) {
            SumMessage message = ((SumCodec.Decoded.Message) SumCodec.decode(packet.bytes())).message();
            if (type.isInstance(message)) {
                network.wire.remove(packet);
                taken.put(type == FrozenSum.class ? packet.to() : packet.from(), type.cast(message));
            }
        }
        return taken;
    }

    /// Hands a message to a party as bytes and returns the reasons it refused with.
    List<SumRefusal> give(String to, SumMessage message) {
        int before = network.refusals(to).size();
        network.apply(to, new SumInput.ReceivedBytes(SumCodec.encode(message)));
        return refusalsSince(to, before);
    }

    List<SumRefusal> order(String to, SumInput input) {
        int before = network.refusals(to).size();
        network.apply(to, input);
        return refusalsSince(to, before);
    }

    private List<SumRefusal> refusalsSince(String to, int before) {
        List<Effect.Refused> all = network.refusals(to);
        return all.subList(before, all.size()).stream().map(refused -> refused.refusal().reason()).distinct().toList();
    }

    Freeze by(String party, Freeze f) {
        Freeze named = new Freeze(f.aggregation(), party, f.members(), f.firstSlot(), f.lastSlot(), f.vectorDigests(),
                f.sumDigest(), f.evidence(), f.proof());
        return named.with(prove(party, named));
    }

    Reveal by(String party, Reveal m) {
        Reveal named = new Reveal(m.aggregation(), party, m.freezeDigest(), m.fingerprints(), m.boxes(), m.proof());
        return named.with(prove(party, named));
    }

    ContributionRecord by(String party, ContributionRecord c) {
        ContributionRecord named = new ContributionRecord(c.aggregation(), party, c.cellCount(), c.vectorDigest(),
                c.selfCommitment(), c.pairCommitments(), c.sealedShareDigests(), c.proof());
        return named.with(prove(party, named));
    }

    RevealRequest request(String party, Octets freezeDigest, List<String> privateSeeds, List<String> pairSeeds) {
        RevealRequest bare = new RevealRequest(r, party, freezeDigest, privateSeeds, pairSeeds, none());
        return bare.with(prove(party, bare));
    }

    Abandon abandon(String party) {
        Abandon bare = new Abandon(r, party, SumRefusal.TOO_FEW_BANKS, none());
        return bare.with(prove(party, bare));
    }

    Opened opened(String party, Octets freezeDigest) {
        Opened bare = new Opened(r, party, freezeDigest, digest(new byte[] {1}), none());
        return bare.with(prove(party, bare));
    }

    RecordProof prove(String party, SumRecord bare) {
        var context = network.contexts.get(party);
        return context.authenticator(aggregation.parameters().authentication())
                .prove(bare.aggregation(), bare.digest(context.primitives()));
    }

    Octets digest(byte[] bytes) {
        return Octets.wrap(network.contexts.get(network.relay).primitives().sha256(bytes));
    }

    /// The same contribution with another vector, promised in the record.
    Contribution withCells(Contribution c, byte[] other) {
        ContributionRecord old = c.record();
        ContributionRecord record = by(old.party(), new ContributionRecord(old.aggregation(), old.party(), old.cellCount(),
                digest(other), old.selfCommitment(), old.pairCommitments(), old.sealedShareDigests(), none()));
        return new Contribution(record, c.boxes(), new MaskedVector(
                c.vector().aggregation(), c.vector().party(), Octets.wrap(other)));
    }

    /// The same contribution with one box exchanged, promised in the record.
    Contribution withBox(Contribution c, int position, Octets ciphertext) {
        List<SealedShares> boxes = new ArrayList<>(c.boxes());
        SealedShares box = boxes.get(position);
        boxes.set(position, new SealedShares(box.aggregation(), box.from(), box.to(), ciphertext));
        List<Octets> digests = new ArrayList<>(c.record().sealedShareDigests());
        digests.set(position, digest(ciphertext.array()));
        ContributionRecord old = c.record();
        return new Contribution(by(old.party(), new ContributionRecord(old.aggregation(), old.party(), old.cellCount(),
                old.vectorDigest(), old.selfCommitment(), old.pairCommitments(), digests, none())), boxes, c.vector());
    }

    /// The same contribution with one pair commitment exchanged.
    Contribution withPairCommitments(Contribution c, List<Octets> commitments) {
        ContributionRecord old = c.record();
        return new Contribution(by(old.party(), new ContributionRecord(old.aggregation(), old.party(), old.cellCount(),
                old.vectorDigest(), old.selfCommitment(), commitments, old.sealedShareDigests(), none())),
                c.boxes(), c.vector());
    }

    /// The freeze for another set, with the records and boxes of its members that are there.
    FrozenSum over(FrozenSum base, Roster members, int firstSlot, int lastSlot) {
        Freeze f = base.freeze();
        List<ContributionRecord> records = base.records().stream()
                .filter(record -> members.contains(record.party())).toList();
        Freeze freeze = by(f.party(), new Freeze(f.aggregation(), f.party(), members, firstSlot, lastSlot,
                records.stream().map(ContributionRecord::vectorDigest).toList(), f.sumDigest(), f.evidence(), none()));
        return new FrozenSum(freeze, records,
                base.boxes().stream().filter(box -> members.contains(box.from())).toList(), base.sum());
    }

    /// The freeze over another sum, promised in the freeze.
    FrozenSum withSum(FrozenSum base, byte[] sum) {
        Freeze f = base.freeze();
        Freeze freeze = by(f.party(), new Freeze(f.aggregation(), f.party(), f.members(), f.firstSlot(), f.lastSlot(),
                f.vectorDigests(), digest(sum), f.evidence(), none()));
        return new FrozenSum(freeze, base.records(), base.boxes(), Octets.wrap(sum));
    }

    static RecordProof none() {
        return new RecordProof.Tags(List.of());
    }
}
