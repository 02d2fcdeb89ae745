package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import java.util.List;
import java.util.Optional;

/// A party describes itself: where it is reached, which keys are its own. The last of its chain counts.
public record Party(PartyId by, long at, int seq, String displayName, PartyRole role, List<Endpoint> endpoints,
        List<PartyKey> keys, Optional<String> accountReference) implements Fact {

    public Party {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        Shape.text("displayName", displayName);
        endpoints = List.copyOf(endpoints);
        keys = List.copyOf(keys);
        Shape.optionalId("accountReference", accountReference);
    }

    @Override
    public FactKind kind() {
        return FactKind.PARTY;
    }

    @Override
    public FactKey key() {
        return keyOf(by, seq);
    }

    public static FactKey keyOf(PartyId party, int seq) {
        return FactKind.PARTY.key(party.value(), FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.integer("seq", seq).text("displayName", displayName).constant("role", role)
                .objects("endpoints", endpoints, Endpoint::write).objects("keys", keys, PartyKey::write)
                .optional("accountReference", accountReference, out::id);
    }

    static Party read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Party(by, at, in.sequence("seq"), in.text("displayName"), in.constant("role", PartyRole.class),
                in.objects("endpoints", Endpoint::read), in.objects("keys", PartyKey::read),
                in.optional("accountReference", in::id));
    }
}
