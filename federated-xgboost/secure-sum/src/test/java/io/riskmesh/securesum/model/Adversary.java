package io.riskmesh.securesum.model;

import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The messages of corrupt banks: contributions over two different cells and with a false commitment; freezes over every
/// set of at least two banks, over wrong sums and for other slots; reveals with wrong fingerprints, with false shares, for
/// any freeze; requests for every kind of seed; openings, abandons, masked vectors right and wrong. All of them are in the
/// network from the beginning, so the adversary knows what honest banks will contribute before they do.
final class Adversary {
    private final Setting setting;
    private final Forge forge;
    private final Map<String, List<Mail.Item>> mail = new TreeMap<>();
    /// By bank; corrupt banks have several.
    private final Map<String, List<Contribution>> contributions = new TreeMap<>();

    private Adversary(Setting setting) {
        this.setting = setting;
        this.forge = new Forge(setting);
        for (String bank : setting.network().roster.parties()) {
            List<Contribution> own = new ArrayList<>();
            own.add(forge.contribution(bank, setting.input(bank), entropy(bank, 0)));
            if (setting.corrupt().contains(bank)) {
                own.add(forge.contribution(bank, 500, entropy(bank, 50)));
            }
            contributions.put(bank, own);
        }
    }

    static Adversary of(Setting setting) {
        Adversary adversary = new Adversary(setting);
        for (String corrupt : setting.corrupt()) {
            adversary.asBank(corrupt);
            adversary.asRelay(corrupt);
        }
        return adversary;
    }

    /// All that the corrupt banks may send to honest ones, by recipient.
    Map<String, List<Mail.Item>> mail() {
        return mail;
    }

    /// All contributions of all banks, which an oracle must know even where they go from one corrupt bank to another.
    List<Contribution> contributions() {
        return contributions.values().stream().flatMap(List::stream).toList();
    }

    private Secret entropy(String bank, int variant) {
        return Setting.entropy(setting.network().roster.index(bank) + variant);
    }

    private void send(String from, String to, SumMessage message) {
        if (!setting.corrupt().contains(to)) {
            mail.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Mail.Item(-1, from, to, message));
        }
    }

    private void sendAll(String from, SumMessage message) {
        setting.honest().forEach(to -> send(from, to, message));
    }

    private void asBank(String bank) {
        List<Contribution> own = contributions.get(bank);
        own.forEach(contribution -> send(bank, setting.relay(), contribution));
        send(bank, setting.relay(), forge.withPairCommitments(own.getFirst(), setting.r()));
        sendAll(bank, forge.abandon(bank));
        sendAll(bank, new MaskedVector(setting.r(), bank, Octets.wrap(new byte[setting.parameters().vectorBytes()])));
        for (FrozenSum frozen : lawfulFreezes(setting.relay(), bank)) {
            revealsOf(bank, frozen);
            sendAll(bank, forge.opened(bank, forge.digest(frozen.freeze())));
            requests(bank, forge.digest(frozen.freeze()));
        }
    }

    private void revealsOf(String bank, FrozenSum frozen) {
        int position = frozen.freeze().members().parties().indexOf(bank);
        if (position < 0) {
            return;
        }
        boolean second = contributions.get(bank).getLast().record().vectorDigest()
                .equals(frozen.freeze().vectorDigests().get(position));
        Reveal honest = forge.reveal(bank, second ? 500 : setting.input(bank), entropy(bank, second ? 50 : 0), frozen);
        sendAll(bank, honest);
        sendAll(bank, forge.withFingerprints(honest, 1));
        sendAll(bank, forge.withFalseShares(honest));
    }

    private void requests(String party, Octets freezeDigest) {
        Roster members = setting.registered().members();
        List<String> leftOut = setting.parameters().maskRoster().without(members);
        List<String> all = setting.parameters().maskRoster().parties();
        sendAll(party, forge.request(party, freezeDigest, members.parties(), leftOut));
        sendAll(party, forge.request(party, freezeDigest, members.parties(), all));
        sendAll(party, forge.request(party, freezeDigest, all, List.of()));
        sendAll(party, forge.request(party, freezeDigest, List.of(), members.parties().subList(0, 1)));
    }

    private void asRelay(String relay) {
        for (Contribution contribution : contributions()) {
            sendAll(relay, contribution.vector());
        }
        SurvivorSet set = setting.registered();
        for (String to : setting.honest()) {
            for (Roster members : forge.subsets(2)) {
                SurvivorSet claimed = new SurvivorSet(set.sessionId(), set.firstSlot(), set.lastSlot(), members);
                choices(members).forEach(chosen -> send(relay, to, forge.frozen(relay, claimed, chosen, to, 0)));
            }
            for (List<Contribution> chosen : choices(set.members())) {
                send(relay, to, forge.frozen(relay, set, chosen, to, 1));
                for (int last = 1; last <= 2; last++) {
                    send(relay, to, forge.frozen(relay,
                            new SurvivorSet(set.sessionId(), last - 1, last, set.members()), chosen, to, 0));
                }
                send(relay, to, forge.frozen(relay, set, chosen, "nobody", 0));
            }
        }
    }

    /// The freezes a bank could be shown that it might answer.
    private List<FrozenSum> lawfulFreezes(String relay, String to) {
        List<FrozenSum> freezes = new ArrayList<>();
        for (List<Contribution> chosen : choices(setting.registered().members())) {
            freezes.add(forge.frozen(relay, setting.registered(), chosen, to, 0));
            if (setting.corrupt().contains(relay)) {
                freezes.add(forge.frozen(relay, setting.registered(), chosen, to, 1));
            }
        }
        return freezes;
    }

    // One contribution of each member, in every combination.
    private List<List<Contribution>> choices(Roster members) {
        List<List<Contribution>> choices = List.of(List.of());
        for (String member : members.parties()) {
            List<List<Contribution>> longer = new ArrayList<>();
            for (List<Contribution> choice : choices) {
                for (Contribution contribution : contributions.get(member)) {
                    List<Contribution> more = new ArrayList<>(choice);
                    more.add(contribution);
                    longer.add(more);
                }
            }
            choices = longer;
        }
        return choices;
    }
}
