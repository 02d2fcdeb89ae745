package io.riskmesh.gateway.run.flow;

import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Generated payments between banks: each bank's sent ones with labels in `rows.csv`, its received ones in `received.csv`. What
/// the payee's bank knows tells most of the label. Some payments go to a bank outside, some are unknown to the payee's bank.
final class PaymentsOfTests {
    private PaymentsOfTests() {}

    static void write(Map<PartyId, Path> homes, int rowsPerBank, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<PartyId> banks = List.copyOf(homes.keySet());
        Map<PartyId, StringBuilder> received = new TreeMap<>();
        banks.forEach(bank -> received.put(bank, new StringBuilder("id,account_age,incoming,payer_bank\n")));
        for (PartyId payer : banks) {
            StringBuilder sent = new StringBuilder("id,is_fraud,amount,hour,payee_bank,day\n");
            for (int row = 0; row < rowsPerBank; row++) {
                String id = payer.value() + "-" + row;
                double amount = 200 * random.nextDouble() * random.nextDouble();
                double age = 1000 * random.nextDouble();
                int incoming = random.nextInt(30);
                double logit = -2 + 0.008 * amount + (age < 150 ? 2.2 : -0.4) + 0.08 * (incoming - 15);
                boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-logit));
                int payee = random.nextInt(banks.size() + 1);
                String payeeBank = payee < banks.size() ? banks.get(payee).value() : "outside";
                sent.append(id).append(',').append(fraud ? 1 : 0).append(',').append(text(amount)).append(',').append(random.nextInt(24)).append(',')
                        .append(payeeBank).append(",2026-0").append(1 + random.nextInt(6)).append("-15\n");
                if (payee < banks.size() && random.nextInt(20) != 0) {
                    received.get(banks.get(payee)).append(id).append(',').append(text(age)).append(',').append(incoming).append(',')
                            .append(payer.value()).append('\n');
                }
            }
            Files.writeString(homes.get(payer).resolve("rows.csv"), sent);
        }
        for (PartyId bank : banks) {
            Files.writeString(homes.get(bank).resolve("received.csv"), received.get(bank));
        }
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
