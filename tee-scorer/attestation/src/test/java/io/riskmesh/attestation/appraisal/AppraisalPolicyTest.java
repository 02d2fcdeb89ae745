package io.riskmesh.attestation.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppraisalPolicyTest {

    private static final String STANDARD = "{\"advisories\":[],\"evidenceMaxAgeMinutes\":90,\"fmspcs\":[],\"maxLagBlocks\":50,"
            + "\"outOfDateGraceDays\":0,\"platforms\":[],\"statuses\":[\"UpToDate\",\"SWHardeningNeeded\",\"ConfigurationNeeded\","
            + "\"ConfigurationAndSWHardeningNeeded\"],\"tcbEvaluationFloor\":{\"sgx\":17,\"tdx\":18},\"teeTypes\":[\"SGX\"]}";

    @Test
    void the_standard_policy_has_this_form() throws MalformedFact {
        AppraisalPolicy standard = AppraisalPolicy.standard(new EvaluationFloor(17, 18));
        assertEquals(STANDARD, new String(CanonicalJson.encode(standard.toObject()), StandardCharsets.UTF_8));
        assertEquals(standard, read(STANDARD));
    }

    @Test
    void a_full_policy_comes_back_from_its_form() throws MalformedFact {
        AppraisalPolicy policy = Policies.policy(List.of(TeeType.SGX, TeeType.TDX),
                List.of(new NamedAdvisory("INTEL-SA-00615", 5), new NamedAdvisory("INTEL-SA-00657", 6)), 30, 17, "00a067110000",
                Digest.ofFile(new byte[0]));
        assertEquals(policy, AppraisalPolicy.of(policy.toObject()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"SWHardeningNeeded\",|\"SWHardeningNeeded\",\"OutOfDate\",",
        "\"SWHardeningNeeded\",|\"Revoked\",",
        "\"UpToDate\",\"SWHardeningNeeded\"|\"SWHardeningNeeded\",\"UpToDate\"",
        "\"outOfDateGraceDays\":0|\"outOfDateGraceDays\":31",
        "\"fmspcs\":[]|\"fmspcs\":[\"b\",\"a\"]",
        "\"teeTypes\":[\"SGX\"]|\"teeTypes\":[\"SIMULATED\"]",
        "\"fmspcs\":[],|\"fmspcs\":[],\"allowDebug\":true,",
        "\"evidenceMaxAgeMinutes\":90|\"evidenceMaxAgeMinutes\":0",
        "\"sgx\":17,|"})
    void what_a_policy_cannot_say_is_malformed(String from, String to) {
        String text = STANDARD.replace(from, to == null ? "" : to);
        assertThrows(MalformedFact.class, () -> read(text), text);
    }

    private static AppraisalPolicy read(String text) throws MalformedFact {
        return AppraisalPolicy.of((CanonicalValue.Obj) CanonicalJson.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
