package io.riskmesh.attestation.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.reason.AttestationReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every quote of real hardware in the extra test data, at its instant.
final class RealQuotesTest {

    private static final long JUNE_2025 = Instant.parse("2025-06-25T00:00:00Z").toEpochMilli();
    private static final long FEBRUARY_2026 = Instant.parse("2026-02-25T00:00:00Z").toEpochMilli();
    private static final long DECEMBER_2022 = 1_671_497_404_000L;
    private static final String OASIS_SIGNERS = "oasis/tcb_info_v3_fmspc_00606A000000_certs.pem";

    @Test
    void the_sgx_quote_with_lists_needs_configuration_and_hardening() {
        Appraisal found = genuine(product(quote("phala/sgx_quote"), relayed("phala/sgx_quote_collateral.json"), JUNE_2025));
        assertEquals("ConfigurationAndSWHardeningNeeded", found.status().word());
        assertEquals(List.of("INTEL-SA-00289", "INTEL-SA-00615"), found.advisories());
        assertTrue(found.mrEnclave().startsWith("33d8736d"), found.mrEnclave());
        assertEquals("00a067110000", found.fmspc());
    }

    @Test
    void the_tdx_quote_is_up_to_date_once_its_padding_is_trimmed() throws Rejected {
        byte[] padded = SharedCollateral.file("phala/tdx_quote");
        CollateralSet collateral = relayed("phala/tdx_quote_collateral.json");
        refused(AttestationReason.QUOTE_TRAILING_BYTES, product(padded, collateral, JUNE_2025));
        Appraisal found = genuine(verifier().verify(Quote.parseZeroPadded(padded), collateral, Policies.ofNothing(), _ -> { }, JUNE_2025));
        assertEquals("UpToDate", found.status().word());
        assertEquals(List.of(), found.advisories());
    }

    @Test
    void the_older_sgx_quote_needs_hardening_and_is_refused_without_lists() {
        byte[] quote = quote("oasis/quote_v3_ecdsa_p256_pck_chain.bin");
        refused(AttestationReason.CRL_MISSING, product(quote, oasisSgx(OASIS_SIGNERS), DECEMBER_2022));
        Appraisal found = genuine(LenientVerifier.verify(quote, oasisSgx(OASIS_SIGNERS), Policies.ofNothing(), DECEMBER_2022));
        assertEquals("SWHardeningNeeded", found.status().word());
        assertEquals(List.of("INTEL-SA-00615", "INTEL-SA-00657"), found.advisories());
        assertTrue(found.mrEnclave().startsWith("68823bc6"), found.mrEnclave());
    }

    @Test
    void the_older_tdx_quote_is_up_to_date() {
        Appraisal found = genuine(LenientVerifier.verify(quote("oasis/quote_v4_tdx_ecdsa_p256.bin"),
                oasisTdx("oasis/tcb_info_v3_tdx_fmspc_C0806F000000.json", "oasis/qe_identity_v2_tdx2.json"), Policies.ofNothing(),
                1_725_263_032_000L));
        assertEquals("UpToDate", found.status().word());
    }

    @Test
    void platforms_below_every_level_are_not_supported() throws Rejected {
        refused(AttestationReason.TCB_NOT_SUPPORTED,
                padded("phala/tdx_quote_outdated", relayed("phala/tdx_quote_outdated_collateral.json"), FEBRUARY_2026));
        byte[] hex = SharedCollateral.file("phala/quote-from-tappd.hex");
        byte[] quote = HexFormat.of().parseHex(new String(hex, StandardCharsets.US_ASCII).strip().replaceFirst("^0x", ""));
        refused(AttestationReason.TCB_NOT_SUPPORTED,
                verifier().verify(Quote.parseZeroPadded(quote), relayed("phala/tdx_quote_collateral.json"), Policies.ofNothing(),
                _ -> { }, JUNE_2025));
        CollateralSet collateral = oasisTdx("oasis/tcb_info_v3_tdx_fmspc_50806F000000.json", "oasis/qe_identity_v2_tdx.json");
        refused(AttestationReason.TCB_NOT_SUPPORTED,
                LenientVerifier.verify(quote("oasis/quote_v4_tdx_ecdsa_p256_out_of_date.bin"), collateral, Policies.ofNothing(),
                1_687_091_776_000L));
    }

    @Test
    void a_domain_with_a_report_of_version_1_5_is_judged_with_the_collateral_of_its_family() throws Rejected {
        Appraisal found = genuine(padded("google-tdx/quote_v5_sample.dat", relayed("phala/tdx_quote_outdated_collateral.json"),
                FEBRUARY_2026));
        assertEquals("UpToDate", found.status().word());
        assertEquals(List.of(), found.advisories());
    }

    @Test
    void text_after_a_quote_is_refused_and_the_quote_before_it_judged() {
        byte[] withText = SharedCollateral.file("google-tdx/tdx_prod_quote_SPR_E4.dat");
        CollateralSet collateral = SharedCollateral.withoutLists("google-tdx/sample_tcbInfo_response", "google-tdx/sample_qeIdentity_response", OASIS_SIGNERS);
        long now = Instant.parse("2023-07-01T00:00:00Z").toEpochMilli();
        refused(AttestationReason.QUOTE_TRAILING_BYTES, LenientVerifier.verify(withText, collateral, Policies.ofNothing(), now));
        byte[] cut = Arrays.copyOf(withText, withText.length - 39);
        refused(AttestationReason.TCB_NOT_SUPPORTED, LenientVerifier.verify(cut, collateral, Policies.ofNothing(), now));
    }

    @Test
    void expired_collateral_is_refused() {
        refused(AttestationReason.CRL_NOT_CURRENT,
                product(quote("phala/sgx_quote"), relayed("phala/sgx_quote_collateral.json"), FEBRUARY_2026));
        refused(AttestationReason.COLLATERAL_EXPIRED,
                LenientVerifier.verify(quote("phala/sgx_quote"), relayed("phala/sgx_quote_collateral.json"),
                Policies.ofNothing(), FEBRUARY_2026));
        refused(AttestationReason.COLLATERAL_EXPIRED,
                LenientVerifier.verify(quote("oasis/quote_v3_ecdsa_p256_pck_chain.bin"), oasisSgx(OASIS_SIGNERS),
                Policies.ofNothing(), 1_673_786_737_000L));
    }

    @Test
    void collateral_of_another_platform_is_refused() {
        refused(AttestationReason.CRL_WRONG_ISSUER,
                product(quote("phala/sgx_quote"), relayed("phala/tdx_quote_collateral.json"), JUNE_2025));
        refused(AttestationReason.COLLATERAL_MISMATCH,
                LenientVerifier.verify(quote("phala/sgx_quote"), relayed("phala/tdx_quote_collateral.json"),
                Policies.ofNothing(), JUNE_2025));
    }

    @Test
    void a_bad_chain_of_signers_is_refused() {
        refused(AttestationReason.CHAIN_INVALID,
                LenientVerifier.verify(quote("oasis/quote_v3_ecdsa_p256_pck_chain.bin"),
                oasisSgx("oasis/tcb_info_v3_fmspc_00606A000000_certs_bad.pem"), Policies.ofNothing(), DECEMBER_2022));
    }

    @Test
    void a_quote_with_an_encrypted_platform_id_instead_of_a_chain_is_refused() {
        refused(AttestationReason.CERTIFICATION_DATA_UNSUPPORTED,
                LenientVerifier.verify(quote("oasis/quote_v3_ecdsa_p256_eppid.bin"), oasisSgx(OASIS_SIGNERS),
                Policies.ofNothing(), DECEMBER_2022));
    }

    @Test
    void bytes_after_the_signature_data_are_refused() {
        refused(AttestationReason.QUOTE_TRAILING_BYTES,
                LenientVerifier.verify(quote("oasis/quote_v4_tdx_ecdsa_p256_trailing.bin"), oasisSgx(OASIS_SIGNERS),
                Policies.ofNothing(), DECEMBER_2022));
    }

    private static AttestationResult padded(String name, CollateralSet collateral, long now) throws Rejected {
        return verifier().verify(Quote.parseZeroPadded(SharedCollateral.file(name)), collateral, Policies.ofNothing(), _ -> { }, now);
    }

    private static AttestationResult product(byte[] quote, CollateralSet collateral, long now) {
        return verifier().verify(quote, collateral, Policies.ofNothing(), _ -> { }, now);
    }

    private static QuoteVerifier verifier() {
        return new QuoteVerifier(PinnedRoot.INTEL_SGX, SignatureCheck.direct());
    }

    private static byte[] quote(String name) {
        return SharedCollateral.file(name);
    }

    private static CollateralSet relayed(String name) {
        return SharedCollateral.relayed(name);
    }

    private static CollateralSet oasisSgx(String signers) {
        return SharedCollateral.withoutLists("oasis/tcb_info_v3_fmspc_00606A000000.json", "oasis/qe_identity_v2.json", signers);
    }

    private static CollateralSet oasisTdx(String tcbInfo, String identity) {
        return SharedCollateral.withoutLists(tcbInfo, identity, OASIS_SIGNERS);
    }

    /// What was found of a quote that passed eight steps.
    private static Appraisal genuine(AttestationResult result) {
        return switch (result) {
            case AttestationResult.Accepted(Appraisal found) -> found;
            case AttestationResult.Refused refused ->
                refused.appraisal().orElseThrow(() -> new AssertionError(refused.step() + " " + refused.rejection()));
        };
    }

    private static void refused(AttestationReason expected, AttestationResult result) {
        if (result instanceof AttestationResult.Refused(Step step, var rejection, _)) {
            assertEquals(expected, rejection.code(), () -> step + " " + rejection);
        } else {
            throw new AssertionError("accepted: " + result);
        }
    }
}
