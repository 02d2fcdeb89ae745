package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.field.FactReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an evaluator told this bank alone: the report that all get, or why there is none; besides, its own label report and overlaps.
/// Canonical JSON as it came, kept in the run's folder.
public sealed interface EvaluatorAnswer {
    /// File in the folder of a run.
    String FILE = "evaluation.json";

    /// @param report as the evaluator signed it
    /// @param statement `{report, labels, shared}`, this bank's own
    record Measured(ContributionReport report, CanonicalValue.Obj statement) implements EvaluatorAnswer {

        /// What it says of this bank alone.
        ///
        /// @throws IOException if it says nothing that can be read
        PartyStatement own() throws IOException {
            try {
                FactReader in = new FactReader(statement);
                LabelQuality labels = in.nested("labels", fields -> new LabelQuality(fields.whole("rows"), fields.i64("firstTreePpm"),
                        fields.i64("lastTreePpm"), fields.i64("holdoutPpm")));
                SortedMap<PartyId, Long> shared = new TreeMap<>();
                in.objects("shared", fields -> Map.entry(fields.party("party"), fields.whole("rows")))
                        .forEach(other -> shared.put(other.getKey(), other.getValue()));
                return new PartyStatement(labels, shared);
            } catch (MalformedFact e) {
                throw new IOException("the evaluator's statement is none: " + e.getMessage(), e);
            }
        }

        @Override
        public String toString() {
            return "Measured[" + report.run() + "]";
        }
    }

    /// @param code of the reason registry
    record Refused(String code, String detail) implements EvaluatorAnswer {}

    /// Reads an answer.
    ///
    /// @throws IOException if it is none
    static EvaluatorAnswer decode(PartyId self, byte[] bytes) throws IOException {
        try {
            if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
                throw new MalformedFact("an answer is an object");
            }
            if (object.fields().get("code") instanceof CanonicalValue.Text(String code)) {
                return new Refused(code, object.fields().get("detail") instanceof CanonicalValue.Text(String detail) ? detail : "");
            }
            if (object.fields().get("report") instanceof CanonicalValue.Obj fields) {
                Fact report = Facts.complete(FactKind.CONTRIBUTION_REPORT, self, 0, fields);
                return new Measured((ContributionReport) report, object);
            }
            throw new MalformedFact("an answer holds a report or a code");
        } catch (MalformedFact e) {
            throw new IOException("the evaluator answered what is no report: " + e.getMessage(), e);
        }
    }

    /// Keeps what came.
    static void keep(Path folder, byte[] bytes) throws IOException {
        WholeFile.write(folder.resolve(FILE), bytes);
    }

    /// What was kept of a run.
    static Optional<EvaluatorAnswer> read(PartyId self, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(decode(self, Files.readAllBytes(file))) : Optional.empty();
    }
}
