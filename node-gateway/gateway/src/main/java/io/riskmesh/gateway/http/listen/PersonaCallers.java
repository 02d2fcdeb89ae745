package io.riskmesh.gateway.http.listen;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Callers who say themselves who they are: `riskmesh-persona: olga;operator,scientist`. For development on loopback alone; the
/// configuration sees to that. A page of another origin cannot send the header without being asked for leave, which it never gets.
public final class PersonaCallers implements CallerSource {
    private static final String HEADER = "riskmesh-persona";
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,32});([a-z,]{0,80})");

    private final PartyId party;

    /// @param party that all callers belong to: ours
    public PersonaCallers(PartyId party) {
        this.party = party;
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request, Operation operation) {
        String persona = request.getHeader(HEADER);
        if (persona == null) {
            return Future.succeededFuture(new Identity.Nobody());
        }
        var form = FORM.matcher(persona);
        Optional<Set<Role>> roles = form.matches() ? roles(form.group(2)) : Optional.empty();
        return Future.succeededFuture(roles.isPresent()
                ? new Identity.Known(new Caller("persona|" + form.group(1), party, roles.get()))
                : new Identity.Rejected(Problem.of(GatewayReason.UNAUTHENTICATED, "Expected a persona of the form name;role,role.")));
    }

    private static Optional<Set<Role>> roles(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words.split(",", -1)) {
            Optional<Role> role = Role.of(word);
            if (role.isEmpty() && !word.isEmpty()) {
                return Optional.empty();
            }
            role.ifPresent(roles::add);
        }
        return Optional.of(roles);
    }
}
