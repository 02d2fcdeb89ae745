package io.riskmesh.gateway.scoring.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.scoring.request.ScoreRequestReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The same payment through the JSON door and as ISO 20022 message, XML and JSON.
final class BothDoorsTest {
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "USD");
    private static final IsoTerms TERMS = new IsoTerms("fraud", Optional.empty(), Map.of("INST", "instant-credit-transfer"), "credit-transfer",
            Map.of("CASH", "is_cash"));
    private final IsoAdapter iso = new IsoAdapter(TERMS);
    private final ScoreRequestReader json = new ScoreRequestReader(Set.of("is_cash")::contains);

    private record Sample(String uetr, Instant at, String currency, long minor, boolean instant, boolean cash, String payer, String payee) {

        static Sample of(Random random) {
            return new Sample(new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(0xC0L << 56) | 0x80L << 56).toString(),
                    Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000)), CURRENCIES.get(random.nextInt(4)),
                    1 + random.nextInt(100_000_000), random.nextBoolean(), random.nextBoolean(), "GB" + random.nextInt(1_000_000),
                    "FR" + random.nextInt(1_000_000));
        }

        String decimal() {
            return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits()).toPlainString();
        }

        String asJson() {
            return """
                    {"purpose":"fraud","payment":{"paymentId":"%s","initiatedAt":"%s","amount":{"minorUnits":%d,"currency":"%s"},"scheme":"%s",
                    "payer":{"institution":"HARBGB2LXXX","account":"%s"},"payee":{"account":"%s","institution":"MEADFRPPXXX"}}%s}""".formatted(
                    uetr, at, minor, currency, instant ? "instant-credit-transfer" : "credit-transfer", payer, payee,
                    cash ? ",\"signals\":{\"is_cash\":1}" : "");
        }

        String asXml(int version) {
            return """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.%s"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M1</MsgId><CreDtTm>%s</CreDtTm>
                    <NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId><TxId>T1</TxId><UETR>%s</UETR></PmtId>%s
                    <IntrBkSttlmAmt Ccy="%s">%s</IntrBkSttlmAmt><Dbtr><Nm>CANARY &amp; Sons</Nm></Dbtr>
                    <DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>HARBGB2LXXX</BICFI></FinInstnId></DbtrAgt>
                    <CdtrAgt><FinInstnId><BICFI>MEADFRPPXXX</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>CANARY</Nm></Cdtr>
                    <CdtrAcct><Id><Othr><Id>%s</Id></Othr></Id></CdtrAcct>%s<RmtInf><Ustrd>CANARY</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"""
                    .formatted(version < 10 ? "08" : "10", at, uetr, instant ? "<PmtTpInf><LclInstrm><Cd>INST</Cd></LclInstrm></PmtTpInf>" : "",
                            currency, decimal(), payer, payee, cash ? "<Purp><Cd>CASH</Cd></Purp>" : "");
        }

        String asIsoJson(boolean nested) {
            String amount = nested ? "{\"Amt\":{\"Amt\":\"%s\",\"Ccy\":\"%s\"}}" : "{\"Amt\":%s,\"Ccy\":\"%s\"}";
            return """
                    {"FIToFICstmrCdtTrf":{"GrpHdr":{"MsgId":"M1","CreDtTm":"%s"},"CdtTrfTxInf":[{"PmtId":{"EndToEndId":"E1","TxId":"T1","UETR":"%s"},
                    %s"IntrBkSttlmAmt":%s,"Dbtr":{"Nm":"CANARY"},"DbtrAcct":{"Id":{"IBAN":"%s"}},"DbtrAgt":{"FinInstnId":{"BICFI":"HARBGB2LXXX"}},
                    "CdtrAgt":{"FinInstnId":{"BICFI":"MEADFRPPXXX"}},"CdtrAcct":{"Id":{"Othr":{"Id":"%s"}}}%s}]}}""".formatted(at, uetr,
                    instant ? "\"PmtTpInf\":{\"LclInstrm\":{\"Cd\":\"INST\"}}," : "", amount.formatted(decimal(), currency), payer, payee,
                    cash ? ",\"Purp\":{\"Cd\":\"CASH\"}" : "");
        }
    }

    @Test
    void two_hundred_payments_give_equal_requests_through_both_doors() throws Exception {
        long seed = 20_022;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Sample sample = Sample.of(random);
            ScoreRequest expected = json.read(bytes(sample.asJson()));
            String place = "seed " + seed + ", payment " + i;
            assertEquals(expected, iso.read(true, bytes(sample.asXml(i % 2 == 0 ? 8 : 10)), "key").request(), place);
            assertEquals(expected, iso.read(false, bytes(sample.asIsoJson(i % 2 == 0)), "key").request(), place);
        }
    }

    @Test
    void the_sender_s_own_names_come_back() throws Exception {
        Sample sample = Sample.of(new Random(1));
        assertEquals(Map.of("MsgId", "M1", "EndToEndId", "E1", "TxId", "T1", "UETR", sample.uetr()),
                iso.read(true, bytes(sample.asXml(8)), "key").echo());
    }

    @Test
    void a_message_that_names_no_payment_is_named_by_its_idempotency_key() throws Exception {
        String xml = Sample.of(new Random(2)).asXml(8).replaceAll("<UETR>.*</UETR>", "").replaceAll("<TxId>.*</TxId>", "");
        assertEquals("key-7", iso.read(true, bytes(xml), "key-7").request().payment().paymentId());
    }

    @Test
    void hostile_messages_are_refused_and_nothing_of_them_is_repeated() {
        String xml = Sample.of(new Random(3)).asXml(8);
        String withoutHead = xml.substring(xml.indexOf("<Document"));
        refused("document_type_not_allowed", "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + withoutHead);
        refused("malformed_xml", withoutHead.replace("CANARY &amp; Sons", "&canary;"));
        refused("one_transaction_expected", xml.replace("</CdtTrfTxInf>", "</CdtTrfTxInf><CdtTrfTxInf></CdtTrfTxInf>"));
        refused("unknown_message", xml.replace("pacs.008.001.08", "pacs.009.001.08"));
        refused("too_deep", xml.replace("<Nm>CANARY</Nm>", "<a>".repeat(40) + "</a>".repeat(40)));
        refused("fraction_of_minor_unit", xml.replaceAll("Ccy=\"...\">[0-9.]+<", "Ccy=\"EUR\">1.005<"));
        refused("invalid_amount", xml.replaceAll("Ccy=\"...\">[0-9.]+<", "Ccy=\"EUR\">-1<"));
        refused("duplicate_field", xml.replace("<MsgId>M1</MsgId>", "<MsgId>M1</MsgId><MsgId>M2</MsgId>"));
        refused("offset_missing", xml.replaceAll("<CreDtTm>.*Z</CreDtTm>", "<CreDtTm>2026-03-02T09:15:27</CreDtTm>"));
        refused("missing", xml.replace("HARBGB2LXXX", ""));
        refused("invalid_text", xml.replaceAll("<UETR>.*</UETR>", "<UETR>CANARY</UETR>"));
    }

    private void refused(String code, String xml) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> iso.read(true, bytes(xml), "key"), xml);
        assertEquals(code, refused.code());
        assertFalse(refused.getMessage().toUpperCase(Locale.ROOT).contains("CANARY"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
