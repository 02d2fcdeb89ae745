package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T1 and T2 of the design on credit card customers (Yeh and Lien 2009), four ways of giving their rows to banks.
@Tag("acceptance")
final class TaiwanTest {
    private static final double AUC_TOLERANCE = 0.005;
    private static final double KS_TOLERANCE = 0.02;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"iid4", "size4", "label4", "feat4:LIMIT_BAL:50001,140001,240001"})
    void secure_cuts_cost_no_quality_and_the_federation_equals_pooled_training_with_rules_on_and_off(String banks)
            throws Exception {
        JsonNode off = train(banks, "off");
        JsonNode on = train(banks, "default");
        System.out.println(RealData.line(banks + " rules off", off));
        System.out.println(RealData.line(banks + " rules on", on));
        assertTrue(off.at("/exact/federatedEqualsPooled").asBoolean());
        assertTrue(on.at("/exact/federatedEqualsPooled").asBoolean());
        assertEquals(24163, off.at("/data/trainRows").asInt());
        assertEquals(5837, off.at("/data/testRows").asInt());
        assertEquals(RealData.point(off, "pooledXgboost", "auc"), RealData.point(off, "federated", "auc"), AUC_TOLERANCE);
        assertEquals(RealData.point(off, "pooledXgboost", "ks"), RealData.point(off, "federated", "ks"), KS_TOLERANCE);
    }

    private JsonNode train(String banks, String rules) throws Exception {
        Path out = folder.resolve(rules);
        return RealData.report(out, new ArrayList<>(List.of("lab", "train", "--data",
                RealData.file("taiwan_default/UCI_Credit_Card.csv.gz").toString(), "--label", "default.payment.next.month", "--id",
                "ID", "--split-salt", "taiwan", "--banks", banks, "--params", "P6", "--rules", rules, "--seed", "1", "--out",
                out.toString())));
    }
}
