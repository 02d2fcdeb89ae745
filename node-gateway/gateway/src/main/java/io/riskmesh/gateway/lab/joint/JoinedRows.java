package io.riskmesh.gateway.lab.joint;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.joint.JointData;
import io.riskmesh.federation.joint.PaymentId;
import io.riskmesh.federation.joint.RowSelection;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Both sides of the payments of a lab run: joined for whoever may have all of them, and apart as the banks have them.
///
/// @param payer the payer's side, given to the payers' banks
/// @param joined the same rows with the features of both sides, `payer.…` first; a payee's side that no bank of the run
///     knows is missing
/// @param payee the payee's side, by payment
/// @param payerBanks bank of the payer by payment
/// @param payeeBanks bank of the payee by payment
public record JoinedRows(LabData payer, LabData joined, Dataset payee, Map<String, String> payerBanks, Map<String, String> payeeBanks) {
    public JoinedRows {
        payerBanks = Map.copyOf(payerBanks);
        payeeBanks = Map.copyOf(payeeBanks);
    }

    /// Loads the payee's side and joins it.
    ///
    /// @param payer loaded, with ids that are payments
    public static JoinedRows load(LabData payer, DataRequest data, JointRequest request) throws Stopped {
        ColumnChoice columns = new ColumnChoice(Optional.empty(), Optional.empty(), Optional.of(request.key()), Optional.empty(),
                Optional.empty(), List.of(), excluded(request), List.of());
        Dataset payee = new DatasetLoader(columns).load(request.payee());
        Map<String, String> payerBanks = new HashMap<>();
        Map<String, String> payeeBanks = new HashMap<>();
        String feature = payer.train().schema().feature(0).name();
        for (List<Path> files : Stream.of(data.data(), data.test()).filter(some -> !some.isEmpty()).toList()) {
            payerBanks.putAll(column(files, request, feature, request.payerBank()));
            payeeBanks.putAll(column(files, request, feature, request.payeeBank()));
        }
        Map<String, Integer> known = new HashMap<>();
        List<String> banks = payer.banks().stream().map(LabBank::name).toList();
        for (int row = 0; row < payee.rows(); row++) {
            if (banks.contains(payeeBanks.getOrDefault(payee.id(row), ""))) {
                known.put(payee.id(row), row);
            }
        }
        Join join = new Join(schema(payer.train().schema(), payee.schema()), payee, known);
        List<LabBank> joinedBanks = payer.banks().stream()
                .map(bank -> new LabBank(bank.name(), join.of(bank.train()), join.of(bank.validation()))).toList();
        LabData joined = new LabData(payer.name(), join.of(payer.train()), join.of(payer.validation()), join.of(payer.test()), joinedBanks,
                payer.salts());
        return new JoinedRows(payer, joined, payee, payerBanks, payeeBanks);
    }

    private static List<String> excluded(JointRequest request) throws Stopped {
        List<String> present = new ArrayList<>();
        List<String> header = new DatasetLoader(new ColumnChoice(Optional.empty(), Optional.empty(), Optional.of(request.key()), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of(request.payeeBank()))).header(request.payee().getFirst());
        for (String column : List.of(request.payerBank(), request.payeeBank())) {
            if (header.contains(column)) {
                present.add(column);
            }
        }
        return present;
    }

    private static Map<String, String> column(List<Path> files, JointRequest request, String feature, String column) throws Stopped {
        ColumnChoice choice = new ColumnChoice(Optional.empty(), Optional.empty(), Optional.of(request.key()), Optional.empty(),
                Optional.of(column), List.of(feature), List.of(), List.of());
        Dataset rows = new DatasetLoader(choice).load(files);
        Map<String, String> banks = new HashMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            banks.put(rows.id(row), request.payerBank() + "=" + rows.group(row).orElseThrow()); // as banks of a column are called
        }
        return banks;
    }

    private static FeatureSchema schema(FeatureSchema payer, FeatureSchema payee) {
        List<Feature> features = new ArrayList<>();
        payer.features().forEach(feature -> features.add(named(Sides.PAYER, feature.name(), feature)));
        payee.features().forEach(feature -> features.add(named(Sides.PAYEE, feature.name(), feature)));
        return new FeatureSchema(features);
    }

    private static Feature named(String side, String name, Feature feature) {
        return new Feature(name.startsWith(side) ? name : side + name, feature.kind(), feature.categories());
    }

    private record Join(FeatureSchema schema, Dataset payee, Map<String, Integer> known) {
        Dataset of(Dataset payer) {
            int columns = schema.size();
            int payers = payer.matrix().columns();
            float[] values = new float[Math.multiplyExact(payer.rows(), columns)];
            Arrays.fill(values, Float.NaN);
            for (int row = 0; row < payer.rows(); row++) {
                payer.matrix().copyRow(row, values, row * columns);
                Integer other = known.get(payer.id(row));
                if (other != null) {
                    payee.matrix().copyRow(other, values, row * columns + payers);
                }
            }
            return payer.with(schema, new FloatMatrix(payer.rows(), columns, values));
        }
    }

    /// What one bank has of it.
    ///
    /// @param roster in the order of the banks
    public JointData of(int ordinal, List<PartyId> roster) {
        LabBank bank = payer.banks().get(ordinal);
        Dataset train = bank.train();
        float[] labels = new float[train.rows()];
        float[] weights = new float[train.rows()];
        List<PaymentId> ids = new ArrayList<>();
        List<Optional<PartyId>> payees = new ArrayList<>();
        for (int row = 0; row < train.rows(); row++) {
            labels[row] = train.label(row);
            weights[row] = train.weight(row);
            ids.add(PaymentId.ofUetr(train.id(row)));
            payees.add(party(payeeBanks.get(train.id(row)), roster));
        }
        boolean weighted = Arrays.stream(train.weights()).anyMatch(weight -> weight != 1);
        int[] received = IntStream.range(0, payee.rows()).filter(row -> bank.name().equals(payeeBanks.get(payee.id(row)))
                && party(payerBanks.get(payee.id(row)), roster).isPresent()).toArray();
        Dataset own = payee.select(received);
        List<PaymentId> receivedIds = IntStream.range(0, own.rows()).mapToObj(row -> PaymentId.ofUetr(own.id(row))).toList();
        List<PartyId> payers = IntStream.range(0, own.rows())
                .mapToObj(row -> party(payerBanks.get(own.id(row)), roster).orElseThrow()).toList();
        return new JointData(new JointData.Sent(ids, train.matrix(), labels, weighted ? Optional.of(weights) : Optional.empty(), payees),
                new JointData.Received(receivedIds, own.matrix(), payers), new RowSelection.Everything());
    }

    private Optional<PartyId> party(String bank, List<PartyId> roster) {
        for (int ordinal = 0; ordinal < roster.size(); ordinal++) {
            if (payer.banks().get(ordinal).name().equals(bank)) {
                return Optional.of(roster.get(ordinal));
            }
        }
        return Optional.empty();
    }

    /// By training row, bank after bank: the place of the payee's bank, or -1.
    public int[] payees() {
        List<String> banks = payer.banks().stream().map(LabBank::name).toList();
        Map<String, Integer> known = new HashMap<>();
        for (int row = 0; row < payee.rows(); row++) {
            known.put(payee.id(row), banks.indexOf(payeeBanks.getOrDefault(payee.id(row), "")));
        }
        return payer.banks().stream().flatMapToInt(bank -> IntStream.range(0, bank.train().rows())
                .map(row -> known.getOrDefault(bank.train().id(row), -1))).toArray();
    }

    @Override
    public String toString() {
        return "JoinedRows[" + payer.name() + "]";
    }
}
