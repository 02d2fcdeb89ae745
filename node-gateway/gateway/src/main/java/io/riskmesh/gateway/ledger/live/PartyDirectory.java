package io.riskmesh.gateway.ledger.live;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Members by what they registered of themselves. A key belongs to the party that was first to register it: nobody takes over
/// another's connections by registering the other's certificate. Immutable.
public final class PartyDirectory {
    private final Map<PartyId, Party> parties;
    private final Map<PartyId, Digest> tls = new TreeMap<>();
    private final Map<Digest, PartyId> byTls = new TreeMap<>();

    /// @param parties the current fact of each member that has one
    /// @param claims who first registered a TLS key
    PartyDirectory(Map<PartyId, Party> parties, Map<Digest, PartyId> claims) {
        this.parties = Map.copyOf(parties);
        for (Party party : parties.values()) {
            tlsDigests(party).filter(digest -> party.by().equals(claims.get(digest))).forEach(digest -> {
                tls.putIfAbsent(party.by(), digest);
                byTls.put(digest, party.by());
            });
        }
    }

    /// SHA-256 of each TLS key's `SubjectPublicKeyInfo`, in the party's order.
    static Stream<Digest> tlsDigests(Party party) {
        return party.keys().stream().filter(key -> key.use() == KeyUse.TLS).flatMap(key -> publicKey(key).stream())
                .map(key -> Digest.ofFile(key.getEncoded()));
    }

    /// By id.
    public Map<PartyId, Party> all() {
        return parties;
    }

    /// What a party registered.
    public Optional<Party> party(PartyId id) {
        return Optional.ofNullable(parties.get(id));
    }

    /// The first TLS key of each party.
    public Map<PartyId, Digest> tlsKeys() {
        return Map.copyOf(tls);
    }

    /// The party whose TLS key this is, by SHA-256 of its `SubjectPublicKeyInfo`.
    public Optional<PartyId> ofTlsKey(Digest key) {
        return Optional.ofNullable(byTls.get(key));
    }

    /// Where a party is reached for a purpose (`peers`, `bulk`, ..).
    public Optional<String> endpoint(PartyId id, String purpose) {
        return party(id).flatMap(party -> party.endpoints().stream().filter(endpoint -> endpoint.purpose().equals(purpose))
                .map(Endpoint::uri).findFirst());
    }

    /// The keys that a party registered for a use and that hold now.
    ///
    /// @param now ms since the epoch
    public List<PublicKey> keys(PartyId id, KeyUse use, long now) {
        return party(id).stream().flatMap(party -> party.keys().stream())
                .filter(key -> key.use() == use && key.notAfter() > now).flatMap(key -> publicKey(key).stream()).toList();
    }

    // The contract takes certificates only; what a majority of endorsers lets through besides is no key.
    private static Optional<PublicKey> publicKey(PartyKey key) {
        try {
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate().toBytes())).getPublicKey());
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }
}
