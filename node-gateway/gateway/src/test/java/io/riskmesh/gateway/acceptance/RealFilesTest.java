package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab train` on real files in one command each: LIBSVM, categorical columns, missing cells (T1, T11 of the design). No claim about
/// accuracy, as the sets are small; the federation must equal pooled training, and stock XGBoost must read the exported file.
@Tag("acceptance")
final class RealFilesTest {
    @TempDir
    Path folder;

    @Test
    void a9a_from_libsvm_files_whose_absent_entries_are_missing() throws Exception {
        for (String rules : List.of("off", "default")) {
            JsonNode report = train("a9a " + rules, List.of("--data", data("a9a/a9a_horizontal_p0.libsvm.gz"), "--data",
                    data("a9a/a9a_horizontal_p1.libsvm.gz"), "--test", data("a9a/a9a_horizontal_test.libsvm.gz"), "--banks",
                    "iid4", "--params", "REG", "--rules", rules));
            assertEquals(32561, report.at("/data/trainRows").asInt());
            assertEquals(122, report.at("/data/features").size());
            if (rules.equals("off")) {
                assertEquals(RealData.point(report, "pooledXgboost", "auc"), RealData.point(report, "federated", "auc"), 0.005);
            }
        }
    }

    @Test
    void breast_cancer_rows_of_three_banks() throws Exception {
        for (String rules : List.of("off", "default")) {
            train("breast " + rules, List.of("--data", data("breast_wdbc/breast_homo_guest.csv.gz"), "--data",
                    data("breast_wdbc/breast_homo_host.csv.gz"), "--test", data("breast_wdbc/breast_homo_test.csv.gz"), "--label", "y",
                    "--id", "id", "--banks", "iid3", "--params", "REG", "--rules", rules));
        }
    }

    @Test
    void credit_data_with_categorical_columns() throws Exception {
        for (String rules : List.of("off", "default")) {
            JsonNode report = train("credit_data " + rules, List.of("--data", data("modeldata/credit_data.csv.gz"), "--label",
                    "Status", "--positive", "bad", "--id", "id", "--split-salt", "creditdata", "--categorical",
                    "Home,Marital,Records,Job", "--banks", "iid4", "--params", "REG", "--rules", rules));
            assertEquals(13, report.at("/data/features").size());
        }
    }

    @Test
    void lending_club_with_categorical_columns_and_few_positives() throws Exception {
        train("lending_club", List.of("--data", data("modeldata/lending_club.csv.gz"), "--label", "Class", "--positive", "bad",
                "--id", "id", "--split-salt", "lendingclub", "--categorical",
                "term,sub_grade,addr_state,verification_status,emp_length", "--banks", "iid4", "--params", "REG"));
    }

    private JsonNode train(String name, List<String> options) throws Exception {
        Path out = folder.resolve(name.replace(' ', '-'));
        List<String> command = new ArrayList<>(List.of("lab", "train"));
        command.addAll(options);
        command.addAll(List.of("--seed", "1", "--out", out.toString()));
        JsonNode report = RealData.report(out, command);
        System.out.println(RealData.line(name, report));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        int rows = report.at("/data/testRows").asInt();
        assertEquals(rows + " of " + rows + " from UBJSON, " + rows + " of " + rows + " from JSON",
                report.at("/model/xgboostMargins").asText());
        return report;
    }

    private static String data(String name) {
        return RealData.file(name).toString();
    }
}
