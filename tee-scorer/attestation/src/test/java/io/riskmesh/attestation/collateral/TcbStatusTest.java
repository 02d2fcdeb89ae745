package io.riskmesh.attestation.collateral;

import static io.riskmesh.attestation.collateral.TcbStatus.CONFIGURATION_AND_SW_HARDENING_NEEDED;
import static io.riskmesh.attestation.collateral.TcbStatus.CONFIGURATION_NEEDED;
import static io.riskmesh.attestation.collateral.TcbStatus.OUT_OF_DATE;
import static io.riskmesh.attestation.collateral.TcbStatus.OUT_OF_DATE_CONFIGURATION_NEEDED;
import static io.riskmesh.attestation.collateral.TcbStatus.REVOKED;
import static io.riskmesh.attestation.collateral.TcbStatus.SW_HARDENING_NEEDED;
import static io.riskmesh.attestation.collateral.TcbStatus.UP_TO_DATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TcbStatusTest {

    @Test
    void an_old_part_makes_the_platform_old_and_keeps_that_it_needs_configuration() {
        Map<TcbStatus, TcbStatus> withOldPart = Map.of(UP_TO_DATE, OUT_OF_DATE, SW_HARDENING_NEEDED, OUT_OF_DATE,
                CONFIGURATION_NEEDED, OUT_OF_DATE_CONFIGURATION_NEEDED,
                CONFIGURATION_AND_SW_HARDENING_NEEDED, OUT_OF_DATE_CONFIGURATION_NEEDED, OUT_OF_DATE, OUT_OF_DATE,
                OUT_OF_DATE_CONFIGURATION_NEEDED, OUT_OF_DATE_CONFIGURATION_NEEDED, REVOKED, REVOKED);
        withOldPart.forEach((platform, together) -> assertEquals(together, platform.convergedWith(OUT_OF_DATE)));
        withOldPart.keySet().forEach(platform -> assertEquals(platform, platform.convergedWith(UP_TO_DATE)));
        withOldPart.keySet().forEach(platform -> assertEquals(REVOKED, platform.convergedWith(REVOKED)));
    }
}
