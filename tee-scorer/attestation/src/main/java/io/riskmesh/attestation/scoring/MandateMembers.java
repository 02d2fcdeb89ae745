package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;
import java.util.Optional;

/// Who may sign a mandate and how many must. Its digest stands in the evidence of every epoch: the quorum is part of it, so that a
/// host and one bank cannot start an enclave under a quorum of one.
///
/// @param members in the order of their parties, each once
/// @param quorum signatures that a mandate needs, 1 to the number of members
public record MandateMembers(List<Member> members, int quorum) {

    public MandateMembers {
        Shape.set("members", members.stream().map(Member::party).toList());
        members = List.copyOf(members);
        Shape.within("quorum", quorum, 1, members.size());
    }

    /// A bank and its ROUND keys.
    ///
    /// @param roundKeys SubjectPublicKeyInfo, DER, P-256
    public record Member(PartyId party, List<OpaqueBytes> roundKeys) {

        public Member {
            roundKeys = List.copyOf(roundKeys);
        }

        void write(FactWriter out) {
            out.party("party", party).blobs("roundKeys", roundKeys);
        }

        static Member read(FactReader in) throws MalformedFact {
            return new Member(in.party("party"), in.blobs("roundKeys"));
        }
    }

    public Optional<Member> find(PartyId party) {
        return members.stream().filter(member -> member.party().equals(party)).findFirst();
    }

    /// `membersDigest` of the evidence's binding.
    public Digest digest() {
        return Digest.of("mandate-members", canonicalBytes());
    }

    public byte[] canonicalBytes() {
        FactWriter out = new FactWriter();
        write(out);
        return CanonicalJson.encode(out.object());
    }

    public static MandateMembers decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("Members are an object");
        }
        FactReader in = new FactReader(object);
        MandateMembers members = read(in);
        in.end();
        return members;
    }

    void write(FactWriter out) {
        out.objects("members", members, Member::write).integer("quorum", quorum);
    }

    static MandateMembers read(FactReader in) throws MalformedFact {
        try {
            return new MandateMembers(in.objects("members", Member::read), in.count("quorum"));
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
