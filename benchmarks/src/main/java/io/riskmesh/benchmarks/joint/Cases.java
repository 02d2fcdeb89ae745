package io.riskmesh.benchmarks.joint;

import io.riskmesh.benchmarks.joint.Tables.Table;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes the files of T5, T6 and T7 from the shared sets.
///
/// @param data folder of the shared sets
/// @param folder where files go
record Cases(Path data, Path folder) {
    private static final String PAYER = "payer_bank";
    private static final String PAYEE = "payee_bank";
    private static final long SIMULATION_SEED = 1;
    private static final int SIMULATED_BANKS = 4;

    /// Taiwan's guest and host columns as payments between three banks by hash.
    JointCase taiwan() throws IOException {
        Table guest = Tables.read(data.resolve("taiwan_default/default_credit_hetero_guest.csv.gz"));
        Table host = Tables.read(data.resolve("taiwan_default/default_credit_hetero_host.csv.gz"));
        Map<String, Function<String, String>> keys = new LinkedHashMap<>();
        keys.put("id", id -> id);
        keys.put("y", id -> guest.cell(id, "y"));
        keys.put(PAYER, id -> bank("crc1/taiwan/bank", id));
        keys.put(PAYEE, id -> bank("crc1/taiwan/payee", id));
        Path train = Tables.write(folder.resolve("taiwan.csv.gz"), guest.rows().keySet().stream(), keys,
                Map.of(guest, Tables.without(guest, "id", "y")));
        Path payee = Tables.write(folder.resolve("taiwan-payee.csv.gz"), host.rows().keySet().stream(), Map.of("id", id -> id),
                Map.of(host, Tables.without(host, "id")));
        return new JointCase("T5 taiwan", train, List.of(), payee, "id", "y", "", "P6", Map.of(), "taiwan", "auc", 0.035, "federated", PAYER);
    }

    private static String bank(String salt, String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((salt + "|" + id).getBytes(StandardCharsets.UTF_8));
            return "bank-" + (int) (3 * (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// Cards: the issuer pays, the terminal's acquirer is paid.
    ///
    /// @param scheme `iid4` or `size4`
    JointCase cards(String scheme) throws IOException {
        Table issuer = Tables.read(data.resolve("card_sim/feat_issuer.csv.gz"));
        Table local = Tables.read(data.resolve("card_sim/feat_terminal_local_" + scheme + ".csv.gz"));
        Table joint = Tables.read(data.resolve("card_sim/feat_terminal_joint.csv.gz"));
        Map<String, String> issuers = Tables.column(data.resolve("card_sim/customers.csv.gz"), "issuer_" + scheme);
        Map<String, String> acquirers = Tables.column(data.resolve("card_sim/terminals.csv.gz"), "acquirer4");
        Map<String, Function<String, String>> keys = new LinkedHashMap<>();
        keys.put("tx", tx -> tx);
        keys.put("y", tx -> issuer.cell(tx, "y"));
        keys.put(PAYER, tx -> "bank-" + issuers.get(issuer.cell(tx, "customer")));
        keys.put(PAYEE, tx -> "bank-" + acquirers.get(issuer.cell(tx, "terminal")));
        Map<Table, List<String>> own = new LinkedHashMap<>();
        own.put(issuer, Tables.without(issuer, "tx", "set", "y", "scenario", "customer", "terminal"));
        own.put(local, Tables.without(local, "tx"));
        Path train = part("cards-" + scheme + "-train", "train", issuer, keys, own);
        Path test = part("cards-" + scheme + "-test", "test", issuer, keys, own);
        Path payee = Tables.write(folder.resolve("cards-" + scheme + "-payee.csv.gz"), joint.rows().keySet().stream(), Map.of("tx", tx -> tx),
                Map.of(joint, Tables.without(joint, "tx")));
        return new JointCase("T6 card_sim " + scheme, train, List.of(test), payee, "tx", "y", "", "P6", Map.of(), "cards",
                "averagePrecision", scheme.equals("iid4") ? 0.10 : 0.30, scheme.equals("iid4") ? "alone" : "smallest", PAYER);
    }

    /// The prototype's payments, learned from reports and scored on the truth.
    JointCase consortium() throws IOException {
        Table payments = Tables.read(data.resolve("consortium_proto/payments.csv.gz"));
        Table payer = Tables.read(data.resolve("consortium_proto/feat_payer_bank.csv.gz"));
        Table received = Tables.read(data.resolve("consortium_proto/feat_payee_bank.csv.gz"));
        Map<String, Function<String, String>> keys = new LinkedHashMap<>();
        keys.put("id", id -> id);
        keys.put("y", id -> payments.cell(id, payments.cell(id, "set").equals("train") ? "y_reported" : "y_true"));
        keys.put("w", id -> payments.cell(id, "w"));
        keys.put(PAYER, id -> "bank-" + payments.cell(id, PAYER));
        keys.put(PAYEE, id -> "bank-" + payments.cell(id, PAYEE));
        Map<Table, List<String>> own = Map.of(payer, Tables.without(payer, "id"));
        Path train = part("proto-train", "train", payments, keys, own);
        Path test = part("proto-test", "test", payments, keys, own);
        Path payee = Tables.write(folder.resolve("proto-payee.csv.gz"), received.rows().keySet().stream(), Map.of("id", id -> id),
                Map.of(received, Tables.without(received, "id")));
        return new JointCase("T7 consortium_proto", train, List.of(test), payee, "id", "y", "w", "CONS", Map.of(), "proto",
                "averagePrecision", 0.20, "federated", PAYER);
    }

    /// The simulator's payments between four banks, learned from reports and scored on the truth; one of some honest ones stands for all.
    JointCase simulated(double scale, int thinning) throws IOException {
        Parameters parameters = Parameters.of(SIMULATION_SEED, scale, SIMULATED_BANKS).withThinning(thinning);
        new LabTable(parameters).write(folder, Simulation.run(parameters, (_, _, _) -> { }).payments());
        Path lab = folder.resolve("lab");
        return new JointCase("T7 simulator", lab.resolve("train_sent.csv.gz"), List.of(lab.resolve("test_sent.csv.gz")),
                lab.resolve("received.csv.gz"), "payment_id", "y", thinning > 1 ? "w" : "", "CONS", Map.of(), "simulator",
                "averagePrecision", 0.15, "federated", "bank");
    }

    private Path part(String name, String set, Table rows, Map<String, Function<String, String>> keys, Map<Table, List<String>> own)
            throws IOException {
        return Tables.write(folder.resolve(name + ".csv.gz"), rows.rows().keySet().stream().filter(key -> rows.cell(key, "set").equals(set)),
                keys, own);
    }
}
