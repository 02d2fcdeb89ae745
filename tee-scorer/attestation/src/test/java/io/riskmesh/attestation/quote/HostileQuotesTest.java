package io.riskmesh.attestation.quote;

import io.riskmesh.attestation.hostile.Fuzz;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HostileQuotesTest {

    @Test
    void hostile_quotes_are_refused() {
        fuzz(5_000);
    }

    @Tag("acceptance")
    @Test
    void a_million_hostile_quotes_are_refused() {
        fuzz(1_000_000);
    }

    private static void fuzz(int inputs) {
        TestPlatform enclave = new TestPlatform();
        TestPlatform domain = new TestPlatform();
        domain.tdx = true;
        List<byte[]> good = List.of(enclave.quote(), domain.quote());
        Fuzz.run("quote", inputs, good, Rejected.class, Quote::parse);
        Fuzz.run("padded quote", inputs, good, Rejected.class, Quote::parseZeroPadded);
    }
}
