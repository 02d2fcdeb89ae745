package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.federation.joint.JointLeakage;
import io.riskmesh.gateway.report.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab train --joint` and `plan explain --payee-features`.
final class LabJointTest {
    @TempDir
    private Path folder;

    private List<String> command(String... more) throws IOException {
        Random random = new Random(3);
        StringBuilder sent = new StringBuilder("payment_id,bank,payee_bank,y,amount,age,kind\n");
        StringBuilder received = new StringBuilder("payment_id,payee_bank,payee_inflow,payee_tenure\n");
        for (int i = 0; i < 1500; i++) {
            String payee = random.nextInt(12) == 0 ? "elsewhere" : "b" + random.nextInt(3);
            double amount = Math.exp(random.nextGaussian());
            int inflow = random.nextInt(100);
            double z = (amount > 1.5 ? 0.5 : -0.5) + (inflow > 70 ? 2.5 : -1.5);
            int label = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
            sent.append("%d,b%d,%s,%d,%.3f,%d,%s%n".formatted(i, random.nextInt(3), payee, label, amount, random.nextInt(80),
                    random.nextBoolean() ? "card" : "transfer"));
            received.append("%d,%s,%d,%d%n".formatted(i, payee, inflow, random.nextInt(3000)));
        }
        Path payer = Files.writeString(folder.resolve("sent.csv"), sent);
        Path payeeFile = Files.writeString(folder.resolve("received.csv"), received);
        List<String> all = new ArrayList<>(List.of("lab", "train", "--data", payer.toString(), "--label", "y", "--joint", "--payee",
                payeeFile.toString(), "--key", "payment_id", "--payer-bank", "bank", "--payee-bank", "payee_bank", "--params", "CONS",
                "--set", "rounds=4", "--set", "maxDepth=3", "--out", folder.resolve("out").toString()));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    @Tag("acceptance")
    void a_joint_run_equals_pooled_training_on_joined_rows_and_is_held_against_null() throws Exception {
        Call call = Call.of(command("--exclude", "kind"));
        assertEquals(0, call.status(), call::toString);
        assertTrue(call.out().contains("joint = pooled training on joined rows, bit for bit: 4 trees"), call.out());
        JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
        ReportSchema.assertValid(report);
        assertTrue(report.at("/joint/federatedEqualsPooled").asBoolean());
        double joint = report.at("/baselines/joint/averagePrecision/point").asDouble();
        double federated = report.at("/baselines/federated/averagePrecision/point").asDouble();
        double permuted = report.at("/baselines/null/averagePrecision/point").asDouble();
        assertTrue(joint > federated + 0.1, joint + " over " + federated);
        assertTrue(permuted < joint - 0.1, permuted + " below " + joint);
        assertEquals(4, report.at("/joint/features").asInt());
        assertEquals(6, report.at("/joint/orderedPairs").asInt());
        assertTrue(Files.size(folder.resolve("out/joint-model.ubj")) > 0);
        String html = Files.readString(folder.resolve("out/report.html"));
        assertTrue(html.contains("null: payees permuted") && html.contains(">joint<"), "table and plot show both");
    }

    @Test
    void categories_and_deep_trees_are_refused_as_the_enclave_could_not_score_them() throws Exception {
        assertTrue(Call.of(command("--categorical", "kind")).refusal(3).contains("model_not_scorable"));
        assertTrue(Call.of(command("--exclude", "kind", "--set", "maxDepth=9")).refusal(3).contains("model_not_scorable"));
    }

    @Test
    void half_a_mapping_is_a_usage_error() throws Exception {
        List<String> half = new ArrayList<>(command());
        half.removeAll(List.of("--key", "payment_id"));
        assertTrue(Call.of(half).refusal(2).contains("--key COL"));
    }

    @Test
    void a_plan_explains_leakage_and_cost_of_both_sides() {
        Call call = Call.of("plan", "explain", "--banks", "4", "--features", "40", "--payee-features", "20", "--params", "CONS");
        assertEquals(0, call.status(), call::toString);
        for (JointLeakage who : JointLeakage.values()) {
            assertTrue(call.out().contains(who.who()), who.who());
        }
        assertTrue(call.out().contains("engine PUNCTURED_SELECT"), call.out());
        assertTrue(Call.of("plan", "explain", "--banks", "4", "--features", "40", "--payee-features", "20", "--categorical", "1", "--params", "CONS")
                .refusal(3).contains("model_not_scorable"));
    }
}
