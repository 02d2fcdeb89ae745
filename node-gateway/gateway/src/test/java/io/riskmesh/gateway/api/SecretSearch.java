package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.LiveConsortium.BANKS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Looks for what nobody may see in everything that came out: log lines, metrics, spans and answers. The secrets are accounts, names
/// and amounts of payments, ids of rows, tokens, idempotency keys, and the lines of the banks' private keys.
record SecretSearch(LiveConsortium consortium, Conversation talk, LogTrap log) {

    void requireNone() throws Exception {
        List<String> secrets = new ArrayList<>(List.of(ConsortiumPayments.CANARY, Long.toString(ConsortiumPayments.AMOUNT),
                BigDecimal.valueOf(ConsortiumPayments.AMOUNT, 2).toPlainString()));
        List<String> places = new ArrayList<>(log.lines());
        assertTrue(places.size() > 500, "only " + places.size() + " lines");
        for (PartyId bank : BANKS) {
            secrets.addAll(consortium.secretLines(bank));
            places.add(consortium.get(bank, "ops", "/metrics").body());
        }
        assertTrue(secrets.size() > 15, "lines of private keys");
        consortium.spans().forEach(span -> places.add(span.toString()));
        talk.said().forEach(said -> places.add(said.operation() + " " + said.status() + " " + said.text()));
        for (String secret : secrets) {
            places.forEach(place -> assertFalse(place.contains(secret), () -> secret.substring(0, 8) + " in " + place));
        }
        System.out.println(places.size() + " lines, metrics, spans and answers without any of " + secrets.size() + " secrets");
    }
}
